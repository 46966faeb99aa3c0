package io.quarkiverse.sluice.internal.pipeline;

import org.jspecify.annotations.Nullable;

import io.smallrye.mutiny.Multi;

/** What a stage's function has made of a message. */
public sealed interface Results {

    /** Nothing to hand on. */
    Results NONE = new None();

    record None() implements Results {
    }

    record One(Object result) implements Results {
    }

    /** Any number, requested one by one as there is room behind the stage. */
    record Many(Multi<?> results) implements Results {
    }

    record Failed(Throwable failure) implements Results {
    }

    static Results ofNullable(@Nullable Object result) {
        return result == null ? NONE : new One(result);
    }
}
