package io.quarkiverse.sluice.internal.pipeline;

import io.quarkiverse.sluice.ChannelClosedException;

/** Hands one result on. */
final class SingleEmission implements Emission {

    private final StageRunner stage;
    private final Slot slot;
    private final Object result;

    SingleEmission(StageRunner stage, Slot slot, Object result) {
        this.stage = stage;
        this.slot = slot;
        this.result = result;
    }

    @Override
    public Slot slot() {
        return slot;
    }

    @Override
    public boolean emit() {
        try {
            if (stage.output().trySend(result)) {
                stage.counts().out.increment();
                return true;
            }
        } catch (ChannelClosedException closed) {
            stage.refused(slot, closed);
            return true;
        }
        var end = new Meeting();
        stage.output().sendAsync(result).subscribe().with(sent -> {
            stage.counts().out.increment();
            ended(end);
        }, closed -> {
            stage.refused(slot, closed);
            ended(end);
        });
        return end.isLast();
    }

    private void ended(Meeting end) {
        if (end.isLast()) {
            stage.emittedLater(slot);
        }
    }
}
