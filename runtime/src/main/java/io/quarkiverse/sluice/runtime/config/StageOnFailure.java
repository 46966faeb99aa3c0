package io.quarkiverse.sluice.runtime.config;

/** What a stage does with a message that it failed on for good. */
public enum StageOnFailure {
    /** The pipeline ends. */
    FAIL,
    /** The message is given up. */
    SKIP,
    /** The message goes to the stage's dead-letter channel. */
    DEAD_LETTER
}
