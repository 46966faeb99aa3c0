package io.quarkiverse.sluice.internal.pipeline;

import org.jspecify.annotations.Nullable;

/** A message that a stage has taken, from then until its last result has been handed on. Guarded by its stage's lock. */
final class Slot {

    /** The results, once the function has returned. */
    @Nullable
    Results results;
    /** Whether somebody is handing the results on. */
    boolean emitting;
}
