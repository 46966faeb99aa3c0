package io.quarkiverse.sluice;

import java.util.Objects;
import java.util.concurrent.Executor;

import org.jspecify.annotations.Nullable;

/**
 * How a pipeline stage runs. Immutable.
 *
 * @param concurrency messages it works on at once, at most
 * @param capacity messages that may wait before it
 * @param ordered whether results leave in the order of their inputs
 * @param executor where its function runs, or {@code null} for the pipeline's own
 */
public record StageOptions(int concurrency, int capacity, boolean ordered, @Nullable Executor executor) {

    /**
     * @throws IllegalArgumentException if {@code concurrency} is less than 1 or {@code capacity} is negative
     */
    public StageOptions {
        if (concurrency < 1) {
            throw new IllegalArgumentException("A stage's concurrency must be at least 1, not " + concurrency);
        }
        if (capacity < 0) {
            throw new IllegalArgumentException("A stage's capacity must be at least 0, not " + capacity);
        }
    }

    /** One message at a time, 16 may wait, ordered, on the pipeline's executor. */
    public static StageOptions defaults() {
        return new StageOptions(1, 16, true, null);
    }

    /** These options with the given concurrency. */
    public StageOptions withConcurrency(int messages) {
        return new StageOptions(messages, capacity, ordered, executor);
    }

    /** These options with room for {@code messages} before the stage; 0 hands over directly. */
    public StageOptions withCapacity(int messages) {
        return new StageOptions(concurrency, messages, ordered, executor);
    }

    /** These options with results leaving as they are ready. */
    public StageOptions unordered() {
        return new StageOptions(concurrency, capacity, false, executor);
    }

    /** These options with the stage's function running on the given executor. */
    public StageOptions on(Executor where) {
        return new StageOptions(concurrency, capacity, ordered, Objects.requireNonNull(where, "executor"));
    }
}
