package io.quarkiverse.sluice.runtime;

import java.util.List;

import io.quarkiverse.sluice.Channels;
import io.quarkiverse.sluice.PipelineBuilder;
import io.quarkiverse.sluice.StageOptions;
import io.quarkiverse.sluice.runtime.config.PipelineConfig;
import io.quarkiverse.sluice.runtime.config.PipelineConfig.StageConfig;
import io.quarkiverse.sluice.runtime.handler.HandlerThreads;
import io.quarkiverse.sluice.runtime.handler.MethodCall;
import io.quarkiverse.sluice.runtime.handler.Place;
import io.quarkiverse.sluice.runtime.handler.StageCall;
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
        PipelineBuilder<Object, Object> builder = Channels.pipeline(spec.name());
        String last = spec.stages().get(spec.stages().size() - 1);
        for (String stage : spec.stages()) {
            MethodCall call = call(calls, stage);
            builder = new StageCall(call).addTo(builder, options(call), stage.equals(last));
        }
        return new PipelineNode(builder.outputCapacity(config.capacity()).build());
    }

    private StageOptions<Object> options(MethodCall call) {
        StageConfig settings = config.stage().get(call.spec().stage());
        Place place = threads.place(call.spec().threads());
        var options = StageOptions.defaults().withConcurrency(settings.concurrency()).withCapacity(settings.capacity());
        options = settings.ordered() ? options : options.unordered();
        return place.reusable() ? options.on(place.executor()) : options.nonBlockingOn(place.executor());
    }

    /** The build has made sure that there is one. */
    private MethodCall call(List<MethodCall> calls, String stage) {
        return calls.stream()
                .filter(call -> call.spec().kind() == HandlerKind.STAGE && call.spec().name().equals(spec.name())
                        && stage.equals(call.spec().stage()))
                .findFirst().orElseThrow();
    }
}
