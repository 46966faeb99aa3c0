package io.quarkiverse.sluice.internal.wait;

import java.time.Instant;
import java.util.ServiceLoader;

import io.quarkiverse.sluice.spi.TimeSource;

/** The time by which everything here is measured and waits. A constant, so that the JIT sees through it. */
public final class Time {

    private static final TimeSource SOURCE = ServiceLoader.load(TimeSource.class, TimeSource.class.getClassLoader())
            .findFirst().orElseGet(SystemTime::new);

    private Time() {
    }

    /** Nanoseconds of a clock that is never set; only differences mean something. */
    public static long nanos() {
        return SOURCE.nanoTime();
    }

    /** What the clock on the wall shows. */
    public static Instant instant() {
        return SOURCE.instant();
    }

    /** Runs the task when {@link #nanos()} has reached the deadline, never within this call. */
    public static TimeSource.Scheduled schedule(Runnable task, long deadline) {
        return SOURCE.schedule(task, deadline);
    }

    /** Parks the calling thread at most until {@link #nanos()} has reached the deadline. */
    public static void park(Object blocker, long deadline) {
        SOURCE.park(blocker, deadline);
    }
}
