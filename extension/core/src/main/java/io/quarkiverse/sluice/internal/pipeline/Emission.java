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

    /** The results will not be handed on. */
    default void cancel() {
    }
}
