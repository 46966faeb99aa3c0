package io.quarkiverse.sluice.internal.watch;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.sluice.CloseReason;
import io.quarkiverse.sluice.Watcher;
import io.quarkiverse.sluice.internal.wait.AbstractReceivable;
import io.quarkiverse.sluice.internal.wait.CloseOperation;
import io.quarkiverse.sluice.internal.wait.Closed;
import io.quarkiverse.sluice.internal.wait.Guard;
import io.quarkiverse.sluice.internal.wait.Node;
import io.quarkiverse.sluice.internal.wait.NodeQueue;
import io.quarkiverse.sluice.internal.wait.NoticedQueue;
import io.smallrye.mutiny.Uni;

/** Which version of a {@link StandardWatch} has been seen here, and who waits for another. They share one lock. */
final class StandardWatcher<T> extends AbstractReceivable<T> implements Watcher<T> {

    private final StandardWatch<T> watch;
    private final NodeQueue<T> receivers = new NoticedQueue<>(this::waitersChanged, this::waitersChanged);
    private final NodeQueue<Closed> endWaiters = new NoticedQueue<>(this::waitersChanged, this::waitersChanged);
    private long seen;
    private @Nullable Closed closed;

    StandardWatcher(StandardWatch<T> watch) {
        this.watch = watch;
    }

    // With the guard held

    private void waitersChanged() {
        watch.waits(this, receivers.size() > 0 || endWaiters.size() > 0);
    }

    private boolean hasUnseen() {
        return closed == null && seen != watch.currentVersion();
    }

    /** There is a new value. */
    void changed() {
        Node<T> receiver = receivers.claim();
        if (receiver != null) {
            receiver.decide(take(), guard());
        }
    }

    /** No value will come any more. */
    void watchEnded() {
        Closed outcome = ended();
        if (outcome != null) {
            endWaits(outcome);
        }
    }

    private T take() {
        seen = watch.currentVersion();
        return watch.latest();
    }

    private void endWaits(Closed outcome) {
        for (Node<T> node = receivers.claim(); node != null; node = receivers.claim()) {
            node.decide(outcome, guard());
        }
        for (Node<Closed> node = endWaiters.claim(); node != null; node = endWaiters.claim()) {
            node.decide(outcome, guard());
        }
    }

    @Override
    public @Nullable T poll() {
        if (!hasUnseen()) {
            return null;
        }
        T value = take();
        watchEnded();
        return value;
    }

    @Override
    public @Nullable Closed ended() {
        if (closed != null) {
            return closed;
        }
        return hasUnseen() ? null : watch.closed();
    }

    @Override
    public NodeQueue<Closed> endWaiters() {
        return endWaiters;
    }

    @Override
    public NodeQueue<T> receivers() {
        return receivers;
    }

    // Without the guard

    @Override
    public String name() {
        return watch.name();
    }

    @Override
    protected String label() {
        return "a watcher of watch '" + name() + "'";
    }

    @Override
    public Guard guard() {
        return watch.guard();
    }

    @Override
    public @Nullable T value() {
        return watch.value();
    }

    @Override
    public long depth() {
        return guard().query(() -> hasUnseen() ? 1L : 0L);
    }

    @Override
    public int capacity() {
        return 1;
    }

    @Override
    public boolean isClosed() {
        return guard().query(() -> closed != null || watch.closed() != null);
    }

    @Override
    public boolean isDrained() {
        return guard().query(() -> ended() != null);
    }

    @Override
    public Uni<CloseReason> whenClosed() {
        return CloseOperation.uni(watch);
    }

    @Override
    public void close() {
        guard().run(() -> {
            if (closed == null) {
                closed = Closed.end("watcher", StandardWatch.KIND, name(), CloseReason.DISCONNECTED);
                endWaits(closed);
                watch.forget();
            }
        });
    }

    @Override
    public String toString() {
        return "Watcher[" + name() + "]";
    }
}
