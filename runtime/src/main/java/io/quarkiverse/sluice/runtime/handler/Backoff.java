package io.quarkiverse.sluice.runtime.handler;

import java.time.Duration;

/**
 * How often something is tried, and how long to wait in between.
 *
 * @param maxAttempts how often in all, at least 1
 * @param delay how long after the first attempt
 * @param factor how many times longer after each further one, at least 1
 * @param maxDelay how long at most
 * @param jitter the share of a delay that is left to chance, from 0 to 1
 */
public record Backoff(int maxAttempts, Duration delay, double factor, Duration maxDelay, double jitter) {

    /** Tries once. */
    public static final Backoff NONE = new Backoff(1, Duration.ZERO, 1, Duration.ZERO, 0);

    /** Half of what fits, since points of time are compared by their difference. */
    private static final double LONGEST = Long.MAX_VALUE / 2.0;

    /**
     * How long to wait after this many attempts, in nanoseconds.
     *
     * @param chance from 0 to 1; the greater, the shorter
     */
    long nanosAfter(int attempts, double chance) {
        double nanos = Math.min(nanos(delay) * Math.pow(factor, attempts - 1.0), nanos(maxDelay));
        return (long) Math.min(nanos * (1 - jitter * chance), LONGEST);
    }

    /** As a floating-point number, for which no duration is too long. */
    private static double nanos(Duration duration) {
        return duration.getSeconds() * 1e9 + duration.getNano();
    }
}
