package io.quarkiverse.sluice.internal.wait;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * A lock that remembers what to do after it has been released, so that no waiter is woken and no user code runs while it
 * is held. Held only for the few instructions of one step, never while waiting.
 */
public final class Guard implements Comparable<Guard> {

    private static final AtomicLong SEQUENCE = new AtomicLong();

    /** Orders locks, so that selects can hold several without a deadlock. */
    private final long order = SEQUENCE.incrementAndGet();
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Deferred first;
    private @Nullable Deferred last;

    public void lock() {
        lock.lock();
    }

    /** Does the given thing after the lock has been released. The lock must be held. */
    public void defer(Deferred deferred) {
        if (last == null) {
            first = deferred;
        } else {
            last.nextDeferred = deferred;
        }
        last = deferred;
    }

    /** Releases the lock and does what was deferred. */
    public void unlock() {
        Deferred deferred = release();
        if (deferred != null) {
            Deferred.runAll(deferred);
        }
    }

    /** Releases the lock and returns what was deferred, for a caller that still holds another lock. */
    public @Nullable Deferred release() {
        Deferred deferred = first;
        first = null;
        last = null;
        lock.unlock();
        return deferred;
    }

    /** Answers a query with the lock held. */
    public <V> V query(Supplier<V> query) {
        lock();
        try {
            return query.get();
        } finally {
            unlock();
        }
    }

    /** Does something with the lock held. */
    public void run(Runnable action) {
        lock();
        try {
            action.run();
        } finally {
            unlock();
        }
    }

    @Override
    public int compareTo(Guard other) {
        return Long.compare(order, other.order);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(order);
    }
}
