package io.quarkiverse.sluice.runtime;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.sluice.Channels;
import io.quarkiverse.sluice.PipelineBuilder;
import io.quarkiverse.sluice.RetryPolicy;
import io.quarkiverse.sluice.Sender;
import io.quarkiverse.sluice.StageOptions;
import io.quarkiverse.sluice.runtime.config.PipelineConfig;
import io.quarkiverse.sluice.runtime.config.PipelineConfig.StageConfig;
import io.quarkiverse.sluice.runtime.config.PipelineConfig.StageRetryConfig;
import io.quarkiverse.sluice.runtime.config.StageOnFailure;
import io.quarkiverse.sluice.runtime.handler.HandlerThreads;
import io.quarkiverse.sluice.runtime.handler.MethodCall;
import io.quarkiverse.sluice.runtime.handler.Place;
import io.quarkiverse.sluice.runtime.handler.StageCall;
import io.quarkiverse.sluice.runtime.handler.UndeliveredCall;
import io.quarkiverse.sluice.runtime.metrics.Stopwatch;
import io.quarkiverse.sluice.runtime.node.PipelineNode;
import io.quarkiverse.sluice.runtime.wiring.HandlerKind;
import io.quarkiverse.sluice.runtime.wiring.PipelineSpec;

/** Makes a pipeline out of its stage methods. */
final class PipelineOpener {

    private final PipelineSpec spec;
    private final PipelineConfig config;
    private final HandlerThreads threads;
    private final Map<String, Function<Object, @Nullable Object>> keys;
    private final Function<String, Sender<Object>> channels;

    /**
     * @param keys read the keys of messages, by the type of the messages
     * @param channels gives a sender of a channel
     */
    PipelineOpener(PipelineSpec spec, PipelineConfig config, HandlerThreads threads,
            Map<String, Function<Object, @Nullable Object>> keys, Function<String, Sender<Object>> channels) {
        this.spec = spec;
        this.config = config;
        this.threads = threads;
        this.keys = keys;
        this.channels = channels;
    }

    PipelineNode open(List<MethodCall> calls) {
        var stopwatches = new LinkedHashMap<String, Stopwatch>();
        PipelineBuilder<Object, Object> builder = Channels.pipeline(spec.name());
        String last = spec.stages().get(spec.stages().size() - 1);
        for (String stage : spec.stages()) {
            MethodCall call = call(calls, stage);
            builder = new StageCall(call, stopwatches.computeIfAbsent(stage, name -> new Stopwatch())).addTo(builder,
                    options(call), stage.equals(last));
        }
        builder = builder.outputCapacity(config.capacity());
        for (MethodCall call : calls) {
            if (call.spec().kind() == HandlerKind.UNDELIVERED && call.spec().name().equals(spec.name())) {
                builder = builder.onUndelivered(new UndeliveredCall(call, threads));
            }
        }
        return new PipelineNode(builder.build(), stopwatches);
    }

    private StageOptions<Object> options(MethodCall call) {
        String stage = call.spec().stage();
        StageConfig settings = config.stage().get(stage);
        Place place = threads.place(call.spec().threads());
        var options = StageOptions.defaults().withConcurrency(settings.concurrency()).withCapacity(settings.capacity());
        options = switch (settings.ordered()) {
            case TRUE -> options;
            case FALSE -> options.unordered();
            case BY_KEY -> options.orderedBy(keys.get(spec.keys().get(stage)));
        };
        options = onFailure(options, stage, settings).withRetry(retry(settings.retry()));
        return place.reusable() ? options.on(place.executor()) : options.nonBlockingOn(place.executor());
    }

    private StageOptions<Object> onFailure(StageOptions<Object> options, String stage, StageConfig settings) {
        String letters = spec.deadLetters().get(stage);
        return switch (settings.onFailure().orElse(letters == null ? StageOnFailure.FAIL : StageOnFailure.DEAD_LETTER)) {
            case FAIL -> options.failing();
            case SKIP -> options.skippingFailures();
            case DEAD_LETTER -> options.deadLettersTo(channels.apply(letters));
        };
    }

    private static RetryPolicy retry(StageRetryConfig settings) {
        return new RetryPolicy(settings.maxAttempts(), settings.delay(), settings.factor(), settings.maxDelay(),
                settings.jitter());
    }

    /** The build has made sure that there is one. */
    private MethodCall call(List<MethodCall> calls, String stage) {
        return calls.stream()
                .filter(call -> call.spec().kind() == HandlerKind.STAGE && call.spec().name().equals(spec.name())
                        && stage.equals(call.spec().stage()))
                .findFirst().orElseThrow();
    }
}
