package io.quarkiverse.sluice;

import java.time.Duration;
import java.util.Objects;

/**
 * How often and when something that failed is tried again. Immutable.
 * <p>
 * The wait before the second try is {@link #delay()}, and each further one is {@link #factor()} times the one before, at most
 * {@link #maxDelay()}. {@link #jitter()} leaves a part of it to chance, so that those who failed together do not come back
 * together.
 *
 * @param maxAttempts how often it is tried at most, the first time included
 * @param delay the wait before the second try
 * @param factor by how much each wait is longer than the one before
 * @param maxDelay the longest wait
 * @param jitter the part of a wait that is left to chance, from 0 to 1: with 0.2 it is shorter by up to a fifth
 */
public record RetryPolicy(int maxAttempts, Duration delay, double factor, Duration maxDelay, double jitter) {

    /** The wait before the second try when nothing is set. */
    public static final Duration DEFAULT_DELAY = Duration.ofMillis(100);

    /** The longest wait when nothing is set. */
    public static final Duration DEFAULT_MAX_DELAY = Duration.ofMinutes(1);

    /** By how much each wait is longer than the one before when nothing is set. */
    public static final double DEFAULT_FACTOR = 2;

    /** The part of a wait that is left to chance when nothing is set. */
    public static final double DEFAULT_JITTER = 0.2;

    /**
     * @throws IllegalArgumentException if there is not at least one attempt, a time is negative, {@code maxDelay} is shorter
     *         than {@code delay}, {@code factor} is less than 1, or {@code jitter} is not from 0 to 1
     */
    public RetryPolicy {
        Objects.requireNonNull(delay, "delay");
        Objects.requireNonNull(maxDelay, "maxDelay");
        require(maxAttempts >= 1, "maxAttempts", maxAttempts, "must be at least 1, the first try");
        require(!delay.isNegative(), "delay", delay, "must be zero or more");
        require(factor >= 1 && factor < Double.POSITIVE_INFINITY, "factor", factor, "must be at least 1");
        require(maxDelay.compareTo(delay) >= 0, "maxDelay", maxDelay, "must be at least the delay, " + delay);
        require(jitter >= 0 && jitter <= 1, "jitter", jitter, "must be from 0 to 1");
    }

    /**
     * So many tries in all, the second after {@link #DEFAULT_DELAY}, each further wait twice as long up to
     * {@link #DEFAULT_MAX_DELAY}, with a jitter of {@value #DEFAULT_JITTER}.
     *
     * @throws IllegalArgumentException if {@code maxAttempts} is less than 1
     */
    public static RetryPolicy attempts(int maxAttempts) {
        return new RetryPolicy(maxAttempts, DEFAULT_DELAY, DEFAULT_FACTOR, DEFAULT_MAX_DELAY, DEFAULT_JITTER);
    }

    /**
     * This policy with the given wait before the second try, and that as the longest wait if it is longer.
     *
     * @throws IllegalArgumentException if {@code time} is negative
     */
    public RetryPolicy withDelay(Duration time) {
        return new RetryPolicy(maxAttempts, time, factor, time.compareTo(maxDelay) > 0 ? time : maxDelay, jitter);
    }

    /**
     * This policy with waits that grow by the given factor; 1 keeps them equal.
     *
     * @throws IllegalArgumentException if {@code by} is less than 1
     */
    public RetryPolicy withFactor(double by) {
        return new RetryPolicy(maxAttempts, delay, by, maxDelay, jitter);
    }

    /**
     * This policy with the given longest wait.
     *
     * @throws IllegalArgumentException if {@code time} is shorter than {@link #delay()}
     */
    public RetryPolicy withMaxDelay(Duration time) {
        return new RetryPolicy(maxAttempts, delay, factor, time, jitter);
    }

    /**
     * This policy with waits that are shorter by up to the given part; 0 leaves nothing to chance.
     *
     * @throws IllegalArgumentException if {@code part} is not from 0 to 1
     */
    public RetryPolicy withJitter(double part) {
        return new RetryPolicy(maxAttempts, delay, factor, maxDelay, part);
    }

    /**
     * The wait after so many tries that failed.
     * <p>
     * <b>Blocking:</b> never.
     *
     * @param failed how many tries have failed, at least 1
     * @param chance what chance makes of the jitter, from 0 (the wait is longest) to 1 (shortest)
     */
    public Duration delayAfter(int failed, double chance) {
        double most = maxDelay.toNanos();
        double even = Math.min(most, delay.toNanos() * Math.pow(factor, failed - 1));
        return Duration.ofNanos((long) (even * (1 - jitter * chance)));
    }

    private static void require(boolean met, String what, Object value, String remedy) {
        if (!met) {
            throw new IllegalArgumentException("The " + what + " of a retry " + remedy + ", not " + value);
        }
    }
}
