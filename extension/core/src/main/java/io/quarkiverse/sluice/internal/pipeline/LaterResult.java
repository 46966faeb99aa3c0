package io.quarkiverse.sluice.internal.pipeline;

import org.jspecify.annotations.Nullable;

import io.smallrye.mutiny.Uni;

/** Waits for a result that comes later. */
final class LaterResult {

    private final StageRunner stage;
    private final Slot slot;
    private final boolean handedOn;
    private final Meeting end = new Meeting();
    private volatile @Nullable Results outcome;

    LaterResult(StageRunner stage, Slot slot, boolean handedOn) {
        this.stage = stage;
        this.slot = slot;
        this.handedOn = handedOn;
    }

    /** Subscribes: the results, if they are there when this returns; else the stage is told later. */
    @Nullable
    Results await(Uni<?> result) {
        var cancellation = new Cancellation();
        if (!stage.waits(slot, cancellation)) {
            return null;
        }
        try {
            cancellation.is(result.subscribe().with(item -> ended(handedOn ? Results.one(item) : Results.NONE),
                    thrown -> ended(new Results.Failed(thrown)))::cancel);
        } catch (Throwable thrown) {
            ended(new Results.Failed(thrown));
        }
        return end.isLast() ? outcome : null;
    }

    private void ended(Results results) {
        outcome = results;
        if (end.isLast()) {
            stage.returnedLater(slot, results);
        }
    }
}
