package io.quarkiverse.sluice.internal.pipeline;

/** How the results of one message are handed on, once it is its turn. */
interface Emission {

    /** The message. */
    Slot slot();

    /**
     * Begins to hand the results on. Called once.
     * <p>
     * <b>Blocking:</b> never.
     *
     * @return whether that is done; if not, the stage is told later
     */
    boolean emit();

    /** Stops as soon as it can, having been begun; the stage is told as of any other end. */
    default void stop() {
    }

    /** It will not be begun. */
    default void cancel() {
    }
}
