package io.quarkiverse.sluice.runtime;

import java.util.LinkedHashMap;
import java.util.List;

import io.quarkiverse.sluice.Channels;
import io.quarkiverse.sluice.PipelineBuilder;
import io.quarkiverse.sluice.StageOptions;
import io.quarkiverse.sluice.runtime.config.PipelineConfig;
import io.quarkiverse.sluice.runtime.config.PipelineConfig.StageConfig;
import io.quarkiverse.sluice.runtime.handler.HandlerThreads;
import io.quarkiverse.sluice.runtime.handler.MethodCall;
import io.quarkiverse.sluice.runtime.handler.StageCall;
import io.quarkiverse.sluice.runtime.metrics.Stopwatch;
import io.quarkiverse.sluice.runtime.node.PipelineNode;
import io.quarkiverse.sluice.runtime.wiring.HandlerKind;
import io.quarkiverse.sluice.runtime.wiring.PipelineSpec;

/** Makes a pipeline out of its stage methods. */
final class PipelineOpener {

    private final PipelineSpec spec;
    private final PipelineConfig config;
    private final HandlerThreads threads;

    PipelineOpener(PipelineSpec spec, PipelineConfig config, HandlerThreads threads) {
        this.spec = spec;
        this.config = config;
        this.threads = threads;
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
        return new PipelineNode(builder.outputCapacity(config.capacity()).build(), stopwatches);
    }

    private StageOptions options(MethodCall call) {
        StageConfig settings = config.stage().get(call.spec().stage());
        return new StageOptions(settings.concurrency(), settings.capacity(), settings.ordered(),
                threads.place(call.spec().threads()).executor());
    }

    /** The build has made sure that there is one. */
    private MethodCall call(List<MethodCall> calls, String stage) {
        return calls.stream()
                .filter(call -> call.spec().kind() == HandlerKind.STAGE && call.spec().name().equals(spec.name())
                        && stage.equals(call.spec().stage()))
                .findFirst().orElseThrow();
    }
}
