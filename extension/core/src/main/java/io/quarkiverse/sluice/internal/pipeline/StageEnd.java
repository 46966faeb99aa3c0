package io.quarkiverse.sluice.internal.pipeline;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.sluice.UndeliveredReason;

/** How a stage comes to its end. Written under the stage's lock. */
final class StageEnd {

    /** What is to be done about it. */
    enum Step {
        NONE,
        /** Those before the one that failed are out: the output fails. */
        FAIL,
        /** Nothing is left. */
        FINISH
    }

    /**
     * An end before that of the input.
     *
     * @param from the message from which on nothing goes any further
     * @param reason why those behind it are handed over
     * @param cause what the output fails with, or {@code null} if nobody is there to be told
     */
    record Break(long from, UndeliveredReason reason, @Nullable Throwable cause) {
    }

    private volatile @Nullable Break broken;
    private volatile @Nullable Throwable inputFailure;
    private boolean inputEnded;
    private boolean outputFailed;
    private volatile boolean finished;

    void inputEnded(@Nullable Throwable failure) {
        inputEnded = true;
        inputFailure = failure;
    }

    /** Notes a break, unless there is one that is as far ahead; whether it did. */
    boolean breaks(Break where) {
        inputEnded = true;
        Break before = broken;
        if (outputFailed || finished || before != null && before.from() <= where.from()) {
            return false;
        }
        broken = where;
        return true;
    }

    boolean inputEnded() {
        return inputEnded;
    }

    /** From which message on nothing goes any further. */
    long from() {
        return broken == null ? Long.MAX_VALUE : broken.from();
    }

    /** Why messages are handed over. */
    UndeliveredReason reason() {
        return broken == null ? UndeliveredReason.FAILED : broken.reason();
    }

    /** What the output fails with, or {@code null} if it is completed. */
    @Nullable
    Throwable cause() {
        Break end = broken;
        return end != null ? end.cause() : inputFailure;
    }

    /** Whether the stage has failed, and what came before is out. */
    boolean failsOutput(OpenSlots open) {
        Break end = broken;
        if (end == null || end.cause() == null || outputFailed || finished) {
            return false;
        }
        for (Slot slot = open.oldest(); slot != null; slot = slot.younger) {
            if (slot.number < end.from() || slot.state == Slot.State.EMITTING) {
                return false;
            }
        }
        outputFailed = true;
        return true;
    }

    boolean finishes(OpenSlots open) {
        if (finished || !inputEnded || open.size() > 0) {
            return false;
        }
        finished = true;
        return true;
    }

    /** Whether the stage has ended its output itself. */
    boolean outputEnded() {
        return outputFailed || finished;
    }

    boolean isFinished() {
        return finished;
    }
}
