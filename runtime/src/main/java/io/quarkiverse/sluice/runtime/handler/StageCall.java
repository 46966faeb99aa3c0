package io.quarkiverse.sluice.runtime.handler;

import java.util.Optional;
import java.util.concurrent.CompletionStage;

import io.quarkiverse.sluice.PipelineBuilder;
import io.quarkiverse.sluice.StageOptions;
import io.quarkiverse.sluice.runtime.metrics.Stopwatch;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** Makes a {@code @Stage} method a stage of a pipeline. Thread-safe. */
public final class StageCall {

    private final MethodCall call;
    private final Stopwatch stopwatch;

    /**
     * @param stopwatch times each message from the call to its last result
     */
    public StageCall(MethodCall call, Stopwatch stopwatch) {
        this.call = call;
        this.stopwatch = stopwatch;
    }

    /**
     * Adds the stage to a pipeline.
     *
     * @param last whether it is the last one, which may hand nothing on
     */
    @SuppressWarnings("unchecked")
    public PipelineBuilder<Object, Object> addTo(PipelineBuilder<Object, Object> pipeline, StageOptions<Object> options,
            boolean last) {
        String name = call.spec().stage();
        return switch (call.spec().result()) {
            case NOTHING -> (PipelineBuilder<Object, Object>) (PipelineBuilder<Object, ?>) pipeline.sink(name,
                    this::now, options);
            case VALUE -> pipeline.stage(name, this::now, options);
            case OPTIONAL -> pipeline.stageOptional(name, message -> (Optional<Object>) now(message), options);
            case EACH -> pipeline.stageEach(name, message -> (Iterable<Object>) now(message), options);
            case MULTI -> pipeline.stageMulti(name, this::multi, options);
            // as a stream, a last stage of nothing but work done later hands nothing on
            case UNI, COMPLETION_STAGE -> last ? pipeline.stageMulti(name, message -> uni(message).toMulti(), options)
                    : pipeline.stageUni(name, this::uni, options);
        };
    }

    private Object now(Object message) throws Exception {
        long begin = stopwatch.begin();
        CallScope scope = CallScope.open();
        try {
            return call.invoke(message);
        } finally {
            scope.endHere();
            stopwatch.end(begin);
        }
    }

    @SuppressWarnings("unchecked")
    private Uni<Object> uni(Object message) throws Exception {
        long begin = stopwatch.begin();
        CallScope scope = CallScope.open();
        try {
            Object result = call.invoke(message);
            Uni<Object> later = result instanceof CompletionStage<?> stage
                    ? Uni.createFrom().completionStage((CompletionStage<Object>) stage)
                    : (Uni<Object>) result;
            return later.onTermination().invoke(() -> end(scope, begin));
        } catch (Throwable failure) {
            end(scope, begin);
            throw failure;
        } finally {
            scope.leave();
        }
    }

    @SuppressWarnings("unchecked")
    private Multi<Object> multi(Object message) throws Exception {
        long begin = stopwatch.begin();
        CallScope scope = CallScope.open();
        try {
            return ((Multi<Object>) call.invoke(message)).onTermination().invoke(() -> end(scope, begin));
        } catch (Throwable failure) {
            end(scope, begin);
            throw failure;
        } finally {
            scope.leave();
        }
    }

    private void end(CallScope scope, long begin) {
        scope.end();
        stopwatch.end(begin);
    }
}
