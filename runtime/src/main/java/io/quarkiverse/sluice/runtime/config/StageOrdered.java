package io.quarkiverse.sluice.runtime.config;

/** The order a stage keeps, as the configuration says it. */
public enum StageOrdered {
    /** Results leave in the order of their inputs. */
    TRUE,
    /** Results leave as they are ready. */
    FALSE,
    /** Messages of one key are worked on one after another. */
    BY_KEY
}
