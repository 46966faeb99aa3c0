package io.quarkiverse.sluice.internal.wait;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

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

    /** An optional limit in nanoseconds; none is {@link ThreadWait#FOREVER}, and zero or less is 0. */
    public static long limit(@Nullable Duration timeout) {
        return timeout == null ? ThreadWait.FOREVER : Math.max(0, saturatedNanos(timeout));
    }

    /** What is left of a time that counts from the given {@link Time#nanos()}; never negative. */
    public static long left(long nanos, long start) {
        return nanos == ThreadWait.FOREVER ? nanos : Math.max(0, Math.max(0, nanos) - (Time.nanos() - start));
    }
}
