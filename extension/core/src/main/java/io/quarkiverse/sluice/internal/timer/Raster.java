package io.quarkiverse.sluice.internal.timer;

import java.time.Instant;

import io.quarkiverse.sluice.internal.wait.ThreadWait;
import io.quarkiverse.sluice.internal.wait.Time;

/**
 * Instants at equal distances. Each point is counted from the one before and not from when that was taken, so that lateness
 * never adds up; of several points that have passed, the latest stands for all.
 */
final class Raster implements Schedule<Instant> {

    private final long period;
    private long next;

    /** @param period in nanoseconds, {@link ThreadWait#FOREVER} for one that is never over */
    Raster(long period) {
        this.period = period;
        this.next = Time.nanos() + period;
    }

    @Override
    public boolean isAwaited() {
        return period != ThreadWait.FOREVER;
    }

    @Override
    public long due() {
        return next;
    }

    @Override
    public Instant take() {
        long late = Time.nanos() - next;
        long latest = next + late / period * period;
        next = latest + period;
        return Schedule.instantOf(latest);
    }

    @Override
    public boolean isOver() {
        return false;
    }
}
