package io.quarkiverse.sluice.internal.wait;

import java.time.Duration;

/** Durations as nanoseconds. */
public final class Durations {

    private Durations() {
    }

    /** The duration in nanoseconds; one that does not fit is {@link ThreadWait#FOREVER}, or 0 if it is negative. */
    public static long saturatedNanos(Duration duration) {
        try {
            return duration.toNanos();
        } catch (ArithmeticException tooLong) {
            return duration.isNegative() ? 0 : ThreadWait.FOREVER;
        }
    }

    /** What is left of a time that counts from the given {@link System#nanoTime()}; never negative. */
    public static long left(long nanos, long start) {
        return nanos == ThreadWait.FOREVER ? nanos : Math.max(0, Math.max(0, nanos) - (System.nanoTime() - start));
    }
}
