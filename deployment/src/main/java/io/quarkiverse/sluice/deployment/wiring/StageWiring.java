package io.quarkiverse.sluice.deployment.wiring;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import io.quarkiverse.sluice.deployment.check.PayloadTypes;
import io.quarkiverse.sluice.runtime.wiring.HandlerKind;
import io.quarkiverse.sluice.runtime.wiring.PipelineSpec;

/**
 * What the build knows of stages beyond their order: where their dead letters go, and which of them take messages with a key.
 */
public final class StageWiring {

    private final List<Handler> stages;
    private final DeadLetters deadLetters;
    private final Set<String> keyed;

    /**
     * @param keyed the types of messages that have a key
     */
    public StageWiring(List<Handler> handlers, DeadLetters deadLetters, Set<String> keyed) {
        this.stages = handlers.stream().filter(handler -> handler.spec().kind() == HandlerKind.STAGE).toList();
        this.deadLetters = deadLetters;
        this.keyed = keyed;
    }

    /** A pipeline, with its stages in this order. */
    PipelineSpec pipeline(String name, List<String> order) {
        var keys = new TreeMap<String, String>();
        stages.stream().filter(stage -> stage.spec().name().equals(name)).forEach(stage -> {
            String payload = PayloadTypes.display(stage.payload());
            if (keyed.contains(payload)) {
                keys.put(stage.spec().stage(), payload);
            }
        });
        return new PipelineSpec(name, order, deadLetters.stages().getOrDefault(name, Map.of()), keys);
    }
}
