package io.quarkiverse.sluice.internal.pipeline;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.sluice.Receiver;
import io.quarkiverse.sluice.Sender;
import io.quarkiverse.sluice.StageFailedException;
import io.quarkiverse.sluice.StageStatistics;
import io.quarkiverse.sluice.UndeliveredHandler;

/**
 * Runs one stage without a thread of its own. A message that the {@link Intake} has taken stays open until its last result has
 * found room, so that back-pressure reaches the channel before the stage; {@link Workers} call the function, an
 * {@link Emission} hands the results on when the {@link StageLine} says that it is their turn, {@link Failures} deals with
 * failures and {@link StageEnding} with the end. Thread-safe.
 */
final class StageRunner {

    private final StageSpec spec;
    private final Receiver<Object> input;
    private final Sender<Object> output;
    private final StageLine line;
    private final StageCounts counts = new StageCounts();
    private final HandOver handOver;
    private final Failures failures;
    private final Intake intake;
    private final Workers workers;
    private final StageEnding ending;

    StageRunner(String pipeline, StageSpec spec, StageThreads threads, Receiver<Object> input, Sender<Object> output,
            @Nullable UndeliveredHandler<Object> undelivered, FailureListener listener) {
        this.spec = spec;
        this.input = input;
        this.output = output;
        this.line = new StageLine(spec);
        this.handOver = new HandOver(input.name(), undelivered, counts);
        this.failures = new Failures(this, pipeline, spec);
        this.intake = new Intake(this, line, spec, input);
        this.workers = new Workers(this, line, intake, threads);
        this.ending = new StageEnding(line, handOver, input, output, listener);
    }

    /** Who is told, before anything else is done about it, that a stage has failed the pipeline. */
    interface FailureListener {

        void failed(StageFailedException failure);
    }

    void start() {
        output.whenClosed().subscribe().with(ending::outputClosed);
        proceed();
    }

    Sender<Object> output() {
        return output;
    }

    StageCounts counts() {
        return counts;
    }

    HandOver handOver() {
        return handOver;
    }

    Failures failures() {
        return failures;
    }

    /** Takes what may be taken and sees to it that somebody works on it. */
    void proceed() {
        intake.take(false);
        workers.call();
    }

    // Working

    /** Calls the function with a message that a worker has picked. */
    void process(Slot slot) {
        if (slot.keyFailure != null) {
            failures.handle(slot, slot.keyFailure, false);
            return;
        }
        Results results;
        try {
            results = spec.call().apply(slot.message);
        } catch (Throwable thrown) {
            results = new Results.Failed(thrown);
        }
        returned(slot, results);
    }

    private void returned(Slot slot, Results results) {
        if (results instanceof Results.One one) {
            ready(new SingleEmission(this, slot, one.result()));
        } else if (results instanceof Results.Later later) {
            Results outcome = new LaterResult(this, slot, later.handedOn()).await(later.result());
            if (outcome != null) {
                returned(slot, outcome);
            }
        } else if (results instanceof Results.Many many) {
            var stream = new StreamEmission(this, slot, spec.capacity());
            if (ready(stream)) {
                stream.start(many.results());
            }
        } else if (results instanceof Results.Failed failed) {
            failures.handle(slot, failed.failure(), true);
        } else if (results == Results.NULL) {
            failures.handle(slot, new NullPointerException("Stage '" + spec.name()
                    + "' returned null: return an Optional to hand nothing on"), true);
        } else {
            ready(new NoEmission(slot));
        }
    }

    /** Results that came in a thread of their own. */
    void returnedLater(Slot slot, Results results) {
        if (line.arrived(slot)) {
            returned(slot, results);
            proceed();
        }
    }

    /** No worker could be found. */
    void failed(Slot slot, Throwable thrown) {
        failures.handle(slot, thrown, true);
    }

    /** A failure that came in a thread of its own. */
    void failedLater(Slot slot, Throwable thrown, boolean repeatable) {
        failures.handle(slot, thrown, repeatable);
        proceed();
    }

    /** Whether the message goes on; if not, it has been handed over. */
    boolean goesOn(Slot slot) {
        return closedUnless(line.goesOn(slot), slot);
    }

    /** Notes what the message waits for; {@code false} if it goes no further and has been handed over. */
    boolean waits(Slot slot, Runnable cancellation) {
        return closedUnless(line.waits(slot, cancellation), slot);
    }

    private boolean closedUnless(boolean goesOn, Slot slot) {
        if (!goesOn) {
            ending.handOver(slot);
        }
        return goesOn;
    }

    /** Has the message worked on once more, in another thread. */
    void again(Slot slot) {
        if (line.again(slot)) {
            workers.callElsewhere();
        }
    }

    // Handing on

    /** Hands the results on when it is their turn; {@code false} if the message goes no further and has been handed over. */
    boolean ready(Emission emission) {
        StageLine.Turn turn = line.ready(emission);
        if (turn == StageLine.Turn.NEVER) {
            ending.handOver(emission.slot());
            return false;
        }
        if (turn == StageLine.Turn.NOW) {
            emit(emission);
        }
        return true;
    }

    /** Likewise, in a thread of its own. */
    void readyLater(Emission emission) {
        ready(emission);
        proceed();
    }

    private void emit(Emission first) {
        for (Emission emission = first; emission != null; emission = line.done(emission.slot())) {
            if (!emission.emit()) {
                return;
            }
        }
        ending.settle();
    }

    /** An emission that took longer is done. */
    void emittedLater(Slot slot) {
        Emission next = line.done(slot);
        if (next != null) {
            emit(next);
        } else {
            ending.settle();
        }
        proceed();
    }

    /** The output had been closed before a result was handed on. */
    void refused(Slot slot, Throwable closed) {
        ending.refused(slot, closed);
    }

    /** An emission has been stopped. */
    void stopped(Slot slot) {
        handOver.slot(slot, line.end().reason());
    }

    // Ending

    /** The stage has failed for good. */
    void fail(Slot slot, StageFailedException failure) {
        ending.fail(slot, failure);
    }

    void settleEnd() {
        ending.settle();
    }

    boolean isFinished() {
        return line.end().isFinished();
    }

    StageStatistics statistics() {
        StageLine.Figures now = line.figures();
        return new StageStatistics(spec.name(), input.depth() + now.parked(), spec.capacity(), spec.concurrency(),
                now.inFlight(), now.taken(), counts.out.sum(), now.processed(), counts.failed.sum(), counts.skipped.sum(),
                counts.retried.sum(), counts.deadLettered.sum(), counts.undelivered.sum());
    }
}
