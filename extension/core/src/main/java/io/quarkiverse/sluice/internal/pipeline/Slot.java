package io.quarkiverse.sluice.internal.pipeline;

import org.jspecify.annotations.Nullable;

import io.smallrye.mutiny.Multi;

/** A message that a stage has taken, from then until its last result has been handed on. Guarded by its stage's lock. */
final class Slot {

    /** The results, once the function has returned. */
    @Nullable
    Multi<Object> results;
    /** Whether somebody is handing the results on. */
    boolean emitting;
}
