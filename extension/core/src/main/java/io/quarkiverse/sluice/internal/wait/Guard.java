package io.quarkiverse.sluice.internal.wait;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * A lock that remembers what to do after it has been released, so that no waiter is woken and no user code runs while it
 * is held. Held only for the few instructions of one step, never while waiting.
 */
public abstract class Guard implements Comparable<Guard> {

    private static final AtomicLong SEQUENCE = new AtomicLong();

    /** Orders locks, so that selects can hold several without a deadlock. */
    private final long order = SEQUENCE.incrementAndGet();
    private @Nullable Deferred first;
    private @Nullable Deferred last;

    /** A guard of one lock. */
    public static Guard single() {
        return new SingleGuard();
    }

    /** Takes whatever lock this guard stands for. */
    public abstract void lock();

    /** Likewise for a thread that holds other guards already. */
    public abstract void lockToo();

    /** Releases it. */
    protected abstract void free();

    /** Does the given thing after the lock has been released. The lock must be held. */
    public final void defer(Deferred deferred) {
        if (last == null) {
            first = deferred;
        } else {
            last.nextDeferred = deferred;
        }
        last = deferred;
    }

    /** Releases the lock and does what was deferred. */
    public final void unlock() {
        Deferred deferred = release();
        if (deferred != null) {
            Deferred.runAll(deferred);
        }
    }

    /** Releases the lock and returns what was deferred, for a caller that still holds another lock. */
    public final @Nullable Deferred release() {
        Deferred deferred = first;
        first = null;
        last = null;
        free();
        return deferred;
    }

    /** Answers a query with the lock held. */
    public final <V> V query(Supplier<V> query) {
        lock();
        try {
            return query.get();
        } finally {
            unlock();
        }
    }

    /** Does something with the lock held. */
    public final void run(Runnable action) {
        lock();
        try {
            action.run();
        } finally {
            unlock();
        }
    }

    @Override
    public final int compareTo(Guard other) {
        return Long.compare(order, other.order);
    }

    @Override
    public final boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public final int hashCode() {
        return Long.hashCode(order);
    }
}
