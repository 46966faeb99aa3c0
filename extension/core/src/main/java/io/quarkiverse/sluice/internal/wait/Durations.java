package io.quarkiverse.sluice.internal.wait;

import java.time.Duration;

/** Durations as nanoseconds. */
public final class Durations {

    private Durations() {
    }

    /** The duration in nanoseconds; one that does not fit is {@link ThreadWait#FOREVER}, or as negative as can be. */
    public static long saturatedNanos(Duration duration) {
        try {
            return duration.toNanos();
        } catch (ArithmeticException tooLong) {
            return duration.isNegative() ? Long.MIN_VALUE : ThreadWait.FOREVER;
        }
    }
}
