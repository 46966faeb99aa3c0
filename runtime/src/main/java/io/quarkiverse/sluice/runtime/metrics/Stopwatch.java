package io.quarkiverse.sluice.runtime.metrics;

import java.util.function.LongConsumer;

import org.jspecify.annotations.Nullable;

/** Times something once there are meters. Thread-safe. */
public final class Stopwatch {

    private volatile @Nullable LongConsumer sink;

    /** From now on durations go there, in nanoseconds. */
    public void report(LongConsumer nanos) {
        sink = nanos;
    }

    /** The time at the beginning, or 0 if nobody wants to know. */
    public long begin() {
        return sink == null ? 0 : System.nanoTime();
    }

    /** What began at that time has ended. */
    public void end(long begin) {
        LongConsumer to = sink;
        if (begin != 0 && to != null) {
            to.accept(System.nanoTime() - begin);
        }
    }
}
