package io.quarkiverse.sluice.internal.pipeline;

import io.quarkiverse.sluice.ChannelClosedException;
import io.quarkiverse.sluice.CloseReason;
import io.quarkiverse.sluice.Receiver;
import io.quarkiverse.sluice.Sender;
import io.quarkiverse.sluice.StageFailedException;
import io.quarkiverse.sluice.UndeliveredReason;
import io.quarkiverse.sluice.internal.pipeline.StageRunner.FailureListener;

/** Brings a stage to its end, whichever side it comes from. Thread-safe. */
final class StageEnding {

    private final StageLine line;
    private final HandOver handOver;
    private final Receiver<Object> input;
    private final Sender<Object> output;
    private final FailureListener listener;

    StageEnding(StageLine line, HandOver handOver, Receiver<Object> input, Sender<Object> output, FailureListener listener) {
        this.line = line;
        this.handOver = handOver;
        this.input = input;
        this.output = output;
        this.listener = listener;
    }

    /**
     * The function failed for good: those before come out, then the output fails; this one and those behind are handed over.
     */
    void fail(Slot slot, StageFailedException failure) {
        StageLine.Abandoned abandoned = line.breakOff(new StageEnd.Break(slot.number, UndeliveredReason.FAILED, failure), slot);
        listener.failed(failure);
        end(abandoned);
    }

    /** Nobody takes the results any more: nothing new starts. */
    void outputClosed(CloseReason reason) {
        if (line.end().outputEnded()) {
            return;
        }
        StageLine.Abandoned abandoned = line.breakOff(new StageEnd.Break(1, undelivered(reason), null), null);
        input.close();
        end(abandoned);
    }

    /** Results found the output closed, perhaps before the stage was told: nothing may start in between. */
    void refused(Slot slot, Throwable refusal) {
        CloseReason reason = refusal instanceof ChannelClosedException closed ? closed.reason() : CloseReason.DISCONNECTED;
        outputClosed(reason);
        handOver.slot(slot, undelivered(reason));
    }

    private void end(StageLine.Abandoned abandoned) {
        abandoned.emissions().forEach(Emission::stop);
        abandoned.closed().forEach(slot -> {
            if (slot.cancellation != null) {
                slot.cancellation.run();
            }
            if (slot.emission != null) {
                slot.emission.cancel();
            }
            handOver.slot(slot, line.end().reason());
        });
        settle();
    }

    /** Hands over a message that was closed when somebody had done with it. */
    void handOver(Slot slot) {
        handOver.slot(slot, line.end().reason());
        settle();
    }

    /** Does what is to be done about the end now. */
    void settle() {
        for (StageEnd.Step step = line.nextEnd(); step != StageEnd.Step.NONE; step = line.nextEnd()) {
            Throwable cause = line.end().cause();
            if (cause != null) {
                output.fail(cause);
            }
            if (step == StageEnd.Step.FINISH) {
                output.close();
                input.close();
            }
        }
    }

    private static UndeliveredReason undelivered(CloseReason reason) {
        return switch (reason) {
            case SHUTDOWN -> UndeliveredReason.SHUTDOWN;
            case FAILED -> UndeliveredReason.FAILED;
            case COMPLETED, DISCONNECTED -> UndeliveredReason.DISCONNECTED;
        };
    }
}
