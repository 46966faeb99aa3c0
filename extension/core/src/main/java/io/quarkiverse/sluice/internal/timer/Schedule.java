package io.quarkiverse.sluice.internal.timer;

import java.time.Instant;

import io.quarkiverse.sluice.internal.wait.Time;

/**
 * When a timer yields what. Guarded by the timer's lock.
 *
 * @param <T> the type of what it yields
 */
interface Schedule<T> {

    /** Whether there is anything to come whose time can be reached. */
    boolean isAwaited();

    /** When the next is due, as {@link Time#nanos()}; only while {@link #isAwaited()}. */
    long due();

    /** Takes what is due, and goes on to what is due next. */
    T take();

    /** Whether everything has been taken. */
    boolean isOver();

    /** What the clock on the wall showed at a point of {@link Time#nanos()}, as that clock is set now. */
    static Instant instantOf(long nanos) {
        return Time.instant().minusNanos(Time.nanos() - nanos);
    }
}
