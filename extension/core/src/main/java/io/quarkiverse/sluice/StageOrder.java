package io.quarkiverse.sluice;

/** In which order a stage of a pipeline works and hands on. */
public enum StageOrder {
    /** Results leave in the order of their inputs. */
    INPUT,
    /** Inputs with equal keys are worked on one after another; those with different keys do not wait for each other. */
    KEY,
    /** Results leave as they are ready. */
    NONE
}
