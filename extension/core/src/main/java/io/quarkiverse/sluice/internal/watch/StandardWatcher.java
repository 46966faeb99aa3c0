package io.quarkiverse.sluice.internal.watch;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.sluice.CloseReason;
import io.quarkiverse.sluice.Watcher;
import io.quarkiverse.sluice.internal.wait.CloseOperation;
import io.quarkiverse.sluice.internal.wait.Closed;
import io.quarkiverse.sluice.internal.wait.Follower;
import io.quarkiverse.sluice.internal.wait.Guard;
import io.quarkiverse.sluice.internal.wait.Node;
import io.smallrye.mutiny.Uni;

/** Which version of a {@link StandardWatch} has been seen here, and who waits for another. They share one lock. */
final class StandardWatcher<T> extends Follower<T> implements Watcher<T> {

    private final StandardWatch<T> watch;
    private long seen;
    private @Nullable Closed closed;

    StandardWatcher(StandardWatch<T> watch) {
        this.watch = watch;
    }

    // With the guard held

    @Override
    protected void waits(boolean anybody) {
        watch.waiting().set(this, anybody);
    }

    private boolean hasUnseen() {
        return closed == null && seen != watch.currentVersion();
    }

    /** There is a new value. */
    void changed() {
        Node<T> receiver = receivers().claim();
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
