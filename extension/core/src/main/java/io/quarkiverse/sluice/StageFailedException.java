package io.quarkiverse.sluice;

import org.jspecify.annotations.Nullable;

/**
 * A stage of a pipeline has failed on a message for good. It says where and why, and does not carry the message.
 * <p>
 * It is the cause with which the pipeline's ends fail, and what a dead letter of a stage carries; its own cause is what the
 * stage's function threw.
 */
public class StageFailedException extends ChannelException {

    private static final long serialVersionUID = 1L;

    private final String stage;
    private final long item;
    private final int attempts;

    public StageFailedException(String pipeline, String stage, long item, int attempts, @Nullable Throwable cause) {
        super(pipeline, "Stage '" + stage + "' of pipeline '" + pipeline + "' failed on its message " + item
                + (attempts > 1 ? " after " + attempts + " attempts" : "")
                + (cause == null ? "" : ": " + cause.getClass().getName())
                + "; set what the stage does on a failure if one message must not end the pipeline", cause);
        this.stage = stage;
        this.item = item;
        this.attempts = attempts;
    }

    /** The stage's name. */
    public String stage() {
        return stage;
    }

    /** Which of the messages that the stage took it was, from 1. */
    public long item() {
        return item;
    }

    /** How often the stage tried. */
    public int attempts() {
        return attempts;
    }
}
