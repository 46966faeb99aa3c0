package io.quarkiverse.sluice;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.sluice.internal.pipeline.StageCall;
import io.quarkiverse.sluice.internal.pipeline.StageSpec;
import io.quarkiverse.sluice.internal.pipeline.StandardPipeline;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/**
 * Sets a pipeline up, stage by stage. Immutable: each method returns a new builder.
 *
 * <pre>{@code
 * Pipeline<String, Entry> etl = Channels.<String> pipeline("etl")
 *         .stage("parse", Row::parse, StageOptions.defaults().withConcurrency(4))
 *         .stageOptional("check", this::check)
 *         .stageUni("price", prices::lookUp)
 *         .build();
 * }</pre>
 *
 * A stage whose function throws fails the pipeline unless its {@link StageOptions} say otherwise: earlier messages come out,
 * then {@link CloseReason#FAILED} with a {@link StageFailedException}, and later ones go to the undelivered handler.
 *
 * @param <I> the type of what goes into the pipeline
 * @param <O> the type of what comes out of the last stage so far
 */
public final class PipelineBuilder<I, O> {

    /** How many results may wait behind the last stage when nothing is set. */
    public static final int DEFAULT_OUTPUT_CAPACITY = 16;

    private final String name;
    private final List<StageSpec> stages;
    private final int outputCapacity;
    private final @Nullable Executor executor;
    private final @Nullable UndeliveredHandler<Object> undelivered;

    private PipelineBuilder(String name, List<StageSpec> stages, int outputCapacity, @Nullable Executor executor,
            @Nullable UndeliveredHandler<Object> undelivered) {
        this.name = name;
        this.stages = stages;
        this.outputCapacity = outputCapacity;
        this.executor = executor;
        this.undelivered = undelivered;
    }

    static <I> PipelineBuilder<I, I> start(String name) {
        return new PipelineBuilder<>(Objects.requireNonNull(name, "name"), List.of(), DEFAULT_OUTPUT_CAPACITY, null, null);
    }

    /** Adds a stage that turns each message into one. */
    public <N> PipelineBuilder<I, N> stage(String stage, StageFunction<? super O, ? extends N> function) {
        return stage(stage, function, StageOptions.defaults());
    }

    /** Adds a stage that turns each message into one. */
    public <N> PipelineBuilder<I, N> stage(String stage, StageFunction<? super O, ? extends N> function,
            StageOptions<? super O> options) {
        return add(stage, StageCall.value(function), options);
    }

    /** Adds a stage that turns each message into one, later. */
    public <N> PipelineBuilder<I, N> stageUni(String stage, StageFunction<? super O, Uni<N>> function) {
        return stageUni(stage, function, StageOptions.defaults());
    }

    /** Adds a stage that turns each message into one, later. */
    public <N> PipelineBuilder<I, N> stageUni(String stage, StageFunction<? super O, Uni<N>> function,
            StageOptions<? super O> options) {
        return add(stage, StageCall.uni(function), options);
    }

    /** Adds a stage that turns each message into one or none. */
    public <N> PipelineBuilder<I, N> stageOptional(String stage, StageFunction<? super O, Optional<N>> function) {
        return stageOptional(stage, function, StageOptions.defaults());
    }

    /** Adds a stage that turns each message into one or none. */
    public <N> PipelineBuilder<I, N> stageOptional(String stage, StageFunction<? super O, Optional<N>> function,
            StageOptions<? super O> options) {
        return add(stage, StageCall.optional(function), options);
    }

    /** Adds a stage that turns each message into any number, taken one by one as there is room behind it. */
    public <N> PipelineBuilder<I, N> stageEach(String stage, StageFunction<? super O, ? extends Iterable<N>> function) {
        return stageEach(stage, function, StageOptions.defaults());
    }

    /** Adds a stage that turns each message into any number, taken one by one as there is room behind it. */
    public <N> PipelineBuilder<I, N> stageEach(String stage, StageFunction<? super O, ? extends Iterable<N>> function,
            StageOptions<? super O> options) {
        return add(stage, StageCall.each(function), options);
    }

    /** Adds a stage that turns each message into any number, requested one by one as there is room behind it. */
    public <N> PipelineBuilder<I, N> stageMulti(String stage, StageFunction<? super O, Multi<N>> function) {
        return stageMulti(stage, function, StageOptions.defaults());
    }

    /** Adds a stage that turns each message into any number, requested one by one as there is room behind it. */
    public <N> PipelineBuilder<I, N> stageMulti(String stage, StageFunction<? super O, Multi<N>> function,
            StageOptions<? super O> options) {
        return add(stage, StageCall.multi(function), options);
    }

    /** Adds a last stage that takes the messages and hands nothing on; the output completes when it is done. */
    public PipelineBuilder<I, Void> sink(String stage, StageConsumer<? super O> consumer) {
        return sink(stage, consumer, StageOptions.defaults());
    }

    /** Adds a last stage that takes the messages and hands nothing on; the output completes when it is done. */
    public PipelineBuilder<I, Void> sink(String stage, StageConsumer<? super O> consumer, StageOptions<? super O> options) {
        return add(stage, StageCall.sink(consumer), options);
    }

    /** Adds a last stage that takes the messages, is done with each later, and hands nothing on. */
    public PipelineBuilder<I, Void> sinkUni(String stage, StageFunction<? super O, ? extends Uni<?>> function) {
        return sinkUni(stage, function, StageOptions.defaults());
    }

    /** Adds a last stage that takes the messages, is done with each later, and hands nothing on. */
    public PipelineBuilder<I, Void> sinkUni(String stage, StageFunction<? super O, ? extends Uni<?>> function,
            StageOptions<? super O> options) {
        return add(stage, StageCall.sinkUni(function), options);
    }

    /** Sets how many results may wait behind the last stage. */
    public PipelineBuilder<I, O> outputCapacity(int messages) {
        if (messages < 0) {
            throw new IllegalArgumentException(
                    "The output capacity of pipeline '" + name + "' must be 0 or more messages, not " + messages);
        }
        return new PipelineBuilder<>(name, stages, messages, executor, undelivered);
    }

    /**
     * Sets where stages run that have no executor of their own. Without one they share a
     * pool of daemon threads that grows on demand.
     */
    public PipelineBuilder<I, O> executor(Executor where) {
        return new PipelineBuilder<>(name, stages, outputCapacity, Objects.requireNonNull(where, "executor"), undelivered);
    }

    /**
     * Sets who gets the messages that went in and will not come out: those a stage failed on and the later ones when a stage
     * fails the pipeline ({@link UndeliveredReason#FAILED}), and those that are inside when the output is closed
     * ({@link UndeliveredReason#DISCONNECTED}). A message that a stage had not finished is handed over as the stage got it.
     * Without a handler they are only counted.
     */
    public PipelineBuilder<I, O> onUndelivered(UndeliveredHandler<Object> handler) {
        return new PipelineBuilder<>(name, stages, outputCapacity, executor, Objects.requireNonNull(handler, "handler"));
    }

    /**
     * Makes the pipeline and starts its stages; they hold no thread while there is nothing to do.
     *
     * @throws IllegalStateException if there is no stage
     */
    public Pipeline<I, O> build() {
        if (stages.isEmpty()) {
            throw new IllegalStateException("Pipeline '" + name + "' has no stages: add at least one");
        }
        return new StandardPipeline<>(name, stages, outputCapacity, executor, undelivered);
    }

    private <N> PipelineBuilder<I, N> add(String stage, StageCall call, StageOptions<? super O> options) {
        if (stages.stream().anyMatch(s -> s.name().equals(stage))) {
            throw new IllegalArgumentException(
                    "Pipeline '" + name + "' has two stages named '" + stage + "': give each its own name");
        }
        var longer = new ArrayList<>(stages);
        longer.add(options.spec(Objects.requireNonNull(stage, "stage"), call));
        return new PipelineBuilder<>(name, List.copyOf(longer), outputCapacity, executor, undelivered);
    }
}
