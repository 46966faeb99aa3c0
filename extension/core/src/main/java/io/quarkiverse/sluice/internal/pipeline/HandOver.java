package io.quarkiverse.sluice.internal.pipeline;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.sluice.UndeliveredHandler;
import io.quarkiverse.sluice.UndeliveredReason;

/** Hands messages over that a stage has taken and that go no further. Thread-safe; never called with a lock held. */
final class HandOver {

    private static final System.Logger LOG = System.getLogger("io.quarkiverse.sluice");

    private final String channel;
    private final @Nullable UndeliveredHandler<Object> handler;
    private final StageCounts counts;

    HandOver(String channel, @Nullable UndeliveredHandler<Object> handler, StageCounts counts) {
        this.channel = channel;
        this.handler = handler;
        this.counts = counts;
    }

    /** Hands a closed message over, unless its results are settled already. */
    void slot(Slot slot, UndeliveredReason reason) {
        if (!(slot.emission instanceof NoEmission)) {
            message(slot.message, reason);
        }
    }

    void message(Object message, UndeliveredReason reason) {
        counts.undelivered.increment();
        if (handler == null) {
            return;
        }
        try {
            handler.onUndelivered(message, reason);
        } catch (Throwable failure) {
            LOG.log(System.Logger.Level.ERROR, "The undelivered handler of '" + channel + "' failed on a message ("
                    + reason + "); the others are handed over all the same", failure);
        }
    }
}
