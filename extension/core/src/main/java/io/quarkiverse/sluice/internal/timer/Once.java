package io.quarkiverse.sluice.internal.timer;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.sluice.internal.wait.ThreadWait;
import io.quarkiverse.sluice.internal.wait.Time;

/** One instant, after a time that counts from now. */
final class Once implements Schedule<Instant> {

    private final boolean reachable;
    private final long due;
    private final @Nullable Instant instant;
    private boolean taken;

    /**
     * @param nanos how long it takes, {@link ThreadWait#FOREVER} for ever
     * @param instant what it yields, or {@code null} for when it was due
     */
    Once(long nanos, @Nullable Instant instant) {
        this.reachable = nanos != ThreadWait.FOREVER;
        this.due = Time.nanos() + nanos;
        this.instant = instant;
    }

    @Override
    public boolean isAwaited() {
        return reachable && !taken;
    }

    @Override
    public long due() {
        return due;
    }

    @Override
    public Instant take() {
        taken = true;
        return instant != null ? instant : Schedule.instantOf(due);
    }

    @Override
    public boolean isOver() {
        return taken;
    }
}
