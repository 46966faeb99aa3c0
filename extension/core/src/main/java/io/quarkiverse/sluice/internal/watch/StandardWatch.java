package io.quarkiverse.sluice.internal.watch;

import java.util.Objects;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.sluice.CloseReason;
import io.quarkiverse.sluice.Watch;
import io.quarkiverse.sluice.Watcher;
import io.quarkiverse.sluice.internal.wait.CloseOperation;
import io.quarkiverse.sluice.internal.wait.Closed;
import io.quarkiverse.sluice.internal.wait.Guard;
import io.quarkiverse.sluice.internal.wait.NodeQueue;
import io.quarkiverse.sluice.internal.wait.Waiting;
import io.smallrye.mutiny.Uni;

/**
 * The value and its version. A watcher remembers the version it has seen and compares; the watch knows only those on which
 * somebody waits, so that a new value costs nothing for the others and a forgotten watcher is collected.
 */
public final class StandardWatch<T> implements Watch<T>, CloseOperation.Closeable {

    static final String KIND = "Watch";

    private final String name;
    private final Guard guard = Guard.single();
    private final Waiting<StandardWatcher<T>> waiting = new Waiting<>();
    private final NodeQueue<CloseReason> closeWaiters = new NodeQueue<>();
    private @Nullable T value;
    private long version;
    private int watchers;
    private @Nullable Closed closed;

    public StandardWatch(String name, @Nullable T initial) {
        this.name = name;
        this.value = initial;
        this.version = initial == null ? 0 : 1;
    }

    // With the guard held

    /** The value; there is one. */
    T latest() {
        return Objects.requireNonNull(value);
    }

    long currentVersion() {
        return version;
    }

    @Override
    public @Nullable Closed closed() {
        return closed;
    }

    @Override
    public NodeQueue<CloseReason> closeWaiters() {
        return closeWaiters;
    }

    Waiting<StandardWatcher<T>> waiting() {
        return waiting;
    }

    void forget() {
        watchers--;
    }

    private void put(T next) {
        value = next;
        version++;
        waiting.tell(StandardWatcher::changed);
    }

    private void refuseIfClosed() {
        if (closed != null) {
            throw closed.exception();
        }
    }

    // Without the guard

    @Override
    public Guard guard() {
        return guard;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void set(T next) {
        Objects.requireNonNull(next, "value");
        guard.run(() -> {
            refuseIfClosed();
            put(next);
        });
    }

    @Override
    public T update(UnaryOperator<T> change) {
        while (true) {
            // The version first: a value that comes in between then has another version, and nothing is lost.
            long seen = version();
            T next = Objects.requireNonNull(change.apply(valueToUpdate()), "the new value");
            if (putAfter(seen, next)) {
                return next;
            }
        }
    }

    private T valueToUpdate() {
        return guard.query(() -> {
            refuseIfClosed();
            if (value == null) {
                throw new IllegalStateException(
                        "Watch '" + name + "' has no value to update yet: set one first, or make it with an initial value");
            }
            return value;
        });
    }

    private boolean putAfter(long seen, T next) {
        return guard.query(() -> {
            refuseIfClosed();
            if (version != seen) {
                return false;
            }
            put(next);
            return true;
        });
    }

    @Override
    public @Nullable T value() {
        guard.lock();
        try {
            return value;
        } finally {
            guard.unlock();
        }
    }

    @Override
    public long version() {
        return guard.query(() -> version);
    }

    @Override
    public int watchers() {
        return guard.query(() -> watchers);
    }

    @Override
    public Watcher<T> watch() {
        return guard.query(() -> {
            watchers++;
            return new StandardWatcher<>(this);
        });
    }

    @Override
    public void complete() {
        end(CloseReason.COMPLETED, null);
    }

    @Override
    public void fail(Throwable cause) {
        end(CloseReason.FAILED, Objects.requireNonNull(cause, "cause"));
    }

    @Override
    public void close() {
        complete();
    }

    private void end(CloseReason reason, @Nullable Throwable cause) {
        guard.run(() -> {
            if (closed != null) {
                return;
            }
            closed = Closed.whole(KIND, name, reason, cause);
            closeWaiters.decideAll(reason, guard);
            waiting.tell(StandardWatcher::watchEnded);
        });
    }

    @Override
    public boolean isClosed() {
        return guard.query(() -> closed != null);
    }

    @Override
    public Uni<CloseReason> whenClosed() {
        return CloseOperation.uni(this);
    }

    @Override
    public String toString() {
        return "Watch[" + name + "]";
    }
}
