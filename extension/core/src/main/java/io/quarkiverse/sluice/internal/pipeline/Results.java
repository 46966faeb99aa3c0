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

    record Later(Uni<?> result) implements Results {
    }

    /** Any number, requested one by one as there is room behind the stage. */
    record Many(Multi<?> results) implements Results {
    }

    record Failed(Throwable failure) implements Results {
    }

    static Results one(@Nullable Object result) {
        return result == null ? NULL : new One(result);
    }

    static Results later(@Nullable Uni<?> result) {
        return result == null ? NULL : new Later(result);
    }

    static Results many(@Nullable Multi<?> results) {
        return results == null ? NULL : new Many(results);
    }
}
