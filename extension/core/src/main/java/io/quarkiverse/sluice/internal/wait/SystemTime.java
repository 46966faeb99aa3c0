package io.quarkiverse.sluice.internal.wait;

import java.time.Instant;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;

import io.quarkiverse.sluice.spi.TimeSource;

/** The time of the machine. A parked thread needs nobody to wake it in time. */
public final class SystemTime implements TimeSource {

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public Instant instant() {
        return Instant.now();
    }

    @Override
    public Scheduled schedule(Runnable task, long deadline) {
        Future<?> running = Timers.schedule(task, deadline - System.nanoTime());
        return () -> running.cancel(false);
    }

    @Override
    public void park(Object blocker, long deadline) {
        LockSupport.parkNanos(blocker, deadline - System.nanoTime());
    }
}
