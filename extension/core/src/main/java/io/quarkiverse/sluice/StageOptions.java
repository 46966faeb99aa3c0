package io.quarkiverse.sluice;

import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.sluice.internal.pipeline.FailurePolicy;
import io.quarkiverse.sluice.internal.pipeline.StageCall;
import io.quarkiverse.sluice.internal.pipeline.StageSpec;
import io.quarkiverse.sluice.internal.pipeline.StageThreads;

/**
 * How a pipeline stage runs. Immutable.
 *
 * <pre>{@code
 * StageOptions.defaults().withConcurrency(4).orderedBy(Row::account)
 *         .withRetry(RetryPolicy.attempts(3)).deadLettersTo(letters)
 * }</pre>
 *
 * @param <T> the type of the messages it is good for
 */
public final class StageOptions<T> {

    /** How many messages may wait before a stage when nothing is set. */
    public static final int DEFAULT_CAPACITY = 16;

    private static final StageOptions<Object> DEFAULTS = new StageOptions<>(1, DEFAULT_CAPACITY, StageOrder.INPUT, null,
            null, FailurePolicy.FAIL);

    private final int concurrency;
    private final int capacity;
    private final StageOrder order;
    private final @Nullable Function<Object, ? extends @Nullable Object> key;
    private final @Nullable StageThreads threads;
    private final FailurePolicy onFailure;

    private StageOptions(int concurrency, int capacity, StageOrder order,
            @Nullable Function<Object, ? extends @Nullable Object> key, @Nullable StageThreads threads,
            FailurePolicy onFailure) {
        this.concurrency = concurrency;
        this.capacity = capacity;
        this.order = order;
        this.key = key;
        this.threads = threads;
        this.onFailure = onFailure;
    }

    /** One message at a time, 16 may wait, ordered, on the pipeline's executor, a failure ends the pipeline. */
    public static StageOptions<Object> defaults() {
        return DEFAULTS;
    }

    /**
     * These options with so many messages worked on at once, at most.
     *
     * @throws IllegalArgumentException if {@code messages} is less than 1
     */
    public StageOptions<T> withConcurrency(int messages) {
        if (messages < 1) {
            throw new IllegalArgumentException("A stage's concurrency must be at least 1, not " + messages);
        }
        return new StageOptions<>(messages, capacity, order, key, threads, onFailure);
    }

    /**
     * These options with room for {@code messages} before the stage; 0 hands over directly.
     *
     * @throws IllegalArgumentException if {@code messages} is negative
     */
    public StageOptions<T> withCapacity(int messages) {
        if (messages < 0) {
            throw new IllegalArgumentException("A stage's capacity must be at least 0, not " + messages);
        }
        return new StageOptions<>(concurrency, messages, order, key, threads, onFailure);
    }

    /** These options with results leaving in the order of their inputs, also with several worked on at once. */
    public StageOptions<T> ordered() {
        return new StageOptions<>(concurrency, capacity, StageOrder.INPUT, null, threads, onFailure);
    }

    /** These options with results leaving as they are ready. */
    public StageOptions<T> unordered() {
        return new StageOptions<>(concurrency, capacity, StageOrder.NONE, null, threads, onFailure);
    }

    /**
     * These options with messages of equal keys worked on one after another, in order, and independently of others.
     * <p>
     * Messages that wait for another with their key wait beside the stage, as many as its capacity, so that they do not keep
     * those behind them from being worked on.
     *
     * @param keyOf gives a message's key, quickly and without blocking; a message with the key {@code null} waits for no other
     */
    @SuppressWarnings("unchecked")
    public <U extends T> StageOptions<U> orderedBy(Function<? super U, ? extends @Nullable Object> keyOf) {
        Objects.requireNonNull(keyOf, "keyOf");
        return new StageOptions<>(concurrency, capacity, StageOrder.KEY,
                (Function<Object, ? extends @Nullable Object>) keyOf, threads, onFailure);
    }

    /** These options with the stage's function running on the given executor, which it may block. */
    public StageOptions<T> on(Executor where) {
        return on(StageThreads.on(where));
    }

    /** These options with each call on a virtual thread, or on the pipeline's pool where the JDK has none. */
    public StageOptions<T> onVirtualThreads() {
        return on(StageThreads.VIRTUAL);
    }

    /** These options with a function that never blocks: it runs in the thread that brings the message. */
    public StageOptions<T> nonBlocking() {
        return on(StageThreads.CALLER);
    }

    /**
     * These options with a function that never blocks, running on the given executor, such as an event loop: one task for each
     * message, so that none keeps it for long.
     */
    public StageOptions<T> nonBlockingOn(Executor where) {
        return on(StageThreads.nonBlocking(where));
    }

    private StageOptions<T> on(StageThreads where) {
        return new StageOptions<>(concurrency, capacity, order, key, where, onFailure);
    }

    /** These options with a failure ending the pipeline: earlier messages come out, later ones are handed over. */
    public StageOptions<T> failing() {
        return onFailure(onFailure.failing());
    }

    /** These options with the message that the function failed on given up. */
    public StageOptions<T> skippingFailures() {
        return onFailure(onFailure.skipping());
    }

    /**
     * These options with the message that the function failed on sent away as a {@link DeadLetter}, whose failure is a
     * {@link StageFailedException}. The stage waits for room there, without holding a thread.
     */
    @SuppressWarnings("unchecked")
    public <U extends T> StageOptions<U> deadLettersTo(Sender<? super DeadLetter<U>> letters) {
        Objects.requireNonNull(letters, "letters");
        return new StageOptions<>(concurrency, capacity, order, key, threads,
                onFailure.deadLetters((Sender<Object>) (Sender<?>) letters));
    }

    /**
     * These options with the function called again for a message that it failed on. The message keeps its place, so that
     * later ones do not overtake it where the stage is ordered. When the attempts are used up, the stage does what else is
     * set, by default {@link #failing()}.
     * <p>
     * An {@link Error} and an {@link InterruptedException} are not worth another try, nor is a stream some of whose results
     * have been handed on.
     */
    public StageOptions<T> withRetry(RetryPolicy policy) {
        return onFailure(onFailure.withRetry(Objects.requireNonNull(policy, "policy")));
    }

    private StageOptions<T> onFailure(FailurePolicy policy) {
        return new StageOptions<>(concurrency, capacity, order, key, threads, policy);
    }

    /** What the engine needs of this for a stage. */
    StageSpec spec(String stage, StageCall call) {
        return new StageSpec(stage, call, concurrency, capacity, order, key, threads, onFailure);
    }
}
