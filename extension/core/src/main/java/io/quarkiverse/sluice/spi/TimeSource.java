package io.quarkiverse.sluice.spi;

import java.time.Instant;
import java.util.concurrent.locks.LockSupport;

/**
 * Tells the time, and waits for it: found by {@link java.util.ServiceLoader} once, so that a test kit can move the time of
 * all channels. Without an implementation it is the system's.
 * <p>
 * Everything is given as a point of {@link #nanoTime()} and not as a distance from now: otherwise time that is moved between
 * reading the clock and starting to wait would be waited for twice. Points are compared as those of
 * {@link System#nanoTime()} are, by their difference.
 */
public interface TimeSource {

    /** What a clock shows that is never set and never goes back, in nanoseconds from an arbitrary point. Thread-safe. */
    long nanoTime();

    /** What the clock on the wall shows. Thread-safe. */
    Instant instant();

    /**
     * Runs the task once when {@link #nanoTime()} has reached {@code deadline}, and soon if it has done so already.
     * <p>
     * <b>Blocking:</b> never, and never runs the task within this call, whose caller may hold locks. Thread-safe.
     *
     * @param task is short, does not block and does not throw
     */
    Scheduled schedule(Runnable task, long deadline);

    /**
     * Parks the calling thread until it is unparked or interrupted, or {@link #nanoTime()} has reached {@code deadline}. May
     * return early, as {@link LockSupport#park(Object)} may.
     */
    default void park(Object blocker, long deadline) {
        Thread caller = Thread.currentThread();
        Scheduled wakeUp = schedule(() -> LockSupport.unpark(caller), deadline);
        try {
            LockSupport.park(blocker);
        } finally {
            wakeUp.cancel();
        }
    }

    /** A task that waits for its time. */
    interface Scheduled {

        /** Forgets the task at once; without effect if it has begun. Never blocks. */
        void cancel();
    }
}
