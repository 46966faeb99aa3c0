package io.quarkiverse.sluice.runtime.handler;

import java.time.Duration;

/**
 * How messages are put together to tasks.
 *
 * @param size how many at most, at least 1
 * @param time how long a task that is not full waits for further messages; zero takes only what is there
 */
public record Batching(int size, Duration time) {

    /** Each message is a task of its own. */
    public static final Batching NONE = new Batching(1, Duration.ZERO);

    /** The time in nanoseconds; for ever if it is longer than those can say. */
    long nanos() {
        try {
            // half of what fits, since points of time are compared by their difference
            return Math.min(time.toNanos(), Long.MAX_VALUE / 2);
        } catch (ArithmeticException tooLong) {
            return Long.MAX_VALUE / 2;
        }
    }
}
