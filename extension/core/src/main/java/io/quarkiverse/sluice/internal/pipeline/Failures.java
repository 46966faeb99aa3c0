package io.quarkiverse.sluice.internal.pipeline;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

import io.quarkiverse.sluice.DeadLetter;
import io.quarkiverse.sluice.RetryPolicy;
import io.quarkiverse.sluice.StageFailedException;
import io.quarkiverse.sluice.UndeliveredReason;
import io.quarkiverse.sluice.internal.wait.Time;

/** Does what is set about messages that a stage's function failed on. Thread-safe. */
final class Failures {

    private static final System.Logger LOG = System.getLogger("io.quarkiverse.sluice");

    private final StageRunner stage;
    private final String pipeline;
    private final StageSpec spec;

    Failures(StageRunner stage, String pipeline, StageSpec spec) {
        this.stage = stage;
        this.pipeline = pipeline;
        this.spec = spec;
    }

    /** Whether the message will be worked on again. */
    boolean retries(Slot slot, Throwable thrown) {
        return spec.onFailure().retries(thrown, slot.attempts);
    }

    /**
     * Deals with a failure.
     *
     * @param repeatable whether none of the message's results has been handed on
     */
    void handle(Slot slot, Throwable thrown, boolean repeatable) {
        if (!stage.goesOn(slot)) {
            return;
        }
        if (repeatable && retries(slot, thrown)) {
            stage.counts().retried.increment();
            retry(slot, spec.onFailure().retry());
            return;
        }
        stage.counts().failed.increment();
        var failure = new StageFailedException(pipeline, spec.name(), slot.number, slot.attempts, thrown);
        switch (spec.onFailure().then()) {
            case SKIP -> skip(slot, failure);
            case DEAD_LETTER -> sendAway(slot, failure);
            case FAIL -> {
                log(slot, failure, "the pipeline ends");
                stage.fail(slot, failure);
            }
        }
    }

    private void retry(Slot slot, RetryPolicy policy) {
        Duration delay = policy.delayAfter(slot.attempts, ThreadLocalRandom.current().nextDouble());
        if (delay.isZero()) {
            stage.again(slot);
            return;
        }
        var cancellation = new Cancellation();
        if (stage.waits(slot, cancellation)) {
            cancellation.is(Time.schedule(() -> stage.again(slot), Time.nanos() + delay.toNanos())::cancel);
        }
    }

    private void skip(Slot slot, StageFailedException failure) {
        log(slot, failure, "it is given up");
        stage.counts().skipped.increment();
        stage.ready(new NoEmission(slot));
    }

    private void sendAway(Slot slot, StageFailedException failure) {
        var letters = spec.onFailure().letters();
        log(slot, failure, "it goes to '" + letters.name() + "'");
        var end = new Meeting();
        letters.sendAsync(new DeadLetter<>(pipeline + "." + spec.name(), slot.message, failure, Time.instant(),
                slot.attempts))
                .subscribe().with(sent -> {
                    stage.counts().deadLettered.increment();
                    settled(slot, end);
                }, refused -> {
                    LOG.log(System.Logger.Level.ERROR, "A dead letter of the " + where() + " was refused; its message is handed"
                            + " over", refused);
                    stage.handOver().message(slot.message, UndeliveredReason.FAILED);
                    settled(slot, end);
                });
        if (end.isLast()) {
            stage.ready(new NoEmission(slot));
        }
    }

    private void settled(Slot slot, Meeting end) {
        if (end.isLast()) {
            stage.readyLater(new NoEmission(slot));
        }
    }

    private void log(Slot slot, StageFailedException failure, String consequence) {
        LOG.log(System.Logger.Level.ERROR, "The " + where() + " failed on its message " + slot.number + "; " + consequence,
                failure.getCause());
    }

    private String where() {
        return "stage '" + spec.name() + "' of pipeline '" + pipeline + "'";
    }
}
