package io.quarkiverse.sluice.internal.pipeline;

import org.jspecify.annotations.Nullable;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** What a stage's function has made of a message. */
public sealed interface Results {

    /** Nothing to hand on. */
    Results NONE = new None();

    /** The function returned {@code null}, which is no message. */
    Results NULL = new Null();

    record None() implements Results {
    }

    record Null() implements Results {
    }

    record One(Object result) implements Results {
    }

    /**
     * A result that comes later.
     *
     * @param handedOn whether it is handed on, or only waited for
     */
    record Later(Uni<?> result, boolean handedOn) implements Results {
    }

    /** Any number, requested as there is room behind the stage. */
    record Many(Multi<?> results) implements Results {
    }

    record Failed(Throwable failure) implements Results {
    }

    static Results one(@Nullable Object result) {
        return result == null ? NULL : new One(result);
    }

    static Results later(@Nullable Uni<?> result) {
        return result == null ? NULL : new Later(result, true);
    }

    static Results done(@Nullable Uni<?> work) {
        return work == null ? NULL : new Later(work, false);
    }

    static Results many(@Nullable Multi<?> results) {
        return results == null ? NULL : new Many(results);
    }
}
