package io.quarkiverse.sluice.internal.pipeline;

import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.sluice.StageOrder;

/**
 * A stage as its builder describes it.
 *
 * @param name its name
 * @param call its function
 * @param concurrency messages it works on at once, at most
 * @param capacity messages that may wait before it
 * @param order the order in which it works and hands on
 * @param key gives a message's key, with {@link StageOrder#KEY}
 * @param threads where its function runs, or {@code null} for the pipeline's own executor
 * @param onFailure what it does about failures
 */
public record StageSpec(String name, StageCall call, int concurrency, int capacity, StageOrder order,
        @Nullable Function<Object, ? extends @Nullable Object> key, @Nullable StageThreads threads,
        FailurePolicy onFailure) {
}
