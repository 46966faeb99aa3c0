package io.quarkiverse.sluice.deployment.wiring;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.quarkiverse.sluice.deployment.check.DeadLetterCheck;
import io.quarkiverse.sluice.deployment.check.Faults;
import io.quarkiverse.sluice.deployment.check.PayloadTypes;
import io.quarkiverse.sluice.runtime.config.SluiceBuildTimeConfig;
import io.quarkiverse.sluice.runtime.wiring.HandlerKind;
import io.quarkiverse.sluice.runtime.wiring.PipelineSpec;

/**
 * What the build knows of stages beyond their order: where their dead letters go, and which of them take messages with a key.
 */
public final class StageWiring {

    private final List<Handler> stages;
    private final List<Handler> handlers;
    private final Map<String, Map<String, String>> deadLetters;
    private final Set<String> keyed;

    /**
     * @param deadLetters dead-letter channels by pipeline and stage
     * @param keyed the types of messages that have a key
     */
    public StageWiring(List<Handler> handlers, Map<String, Map<String, String>> deadLetters, Set<String> keyed) {
        this.handlers = handlers;
        this.stages = handlers.stream().filter(handler -> handler.spec().kind() == HandlerKind.STAGE).toList();
        this.deadLetters = deadLetters;
        this.keyed = keyed;
    }

    /** The dead-letter channels by pipeline and stage, as they are configured. */
    public static Map<String, Map<String, String>> deadLetters(SluiceBuildTimeConfig config) {
        var deadLetters = new TreeMap<String, Map<String, String>>();
        config.pipelines().forEach((pipeline, settings) -> settings.stage().forEach((stage, fixed) -> fixed.deadLetter()
                .ifPresent(target -> deadLetters.computeIfAbsent(pipeline, name -> new TreeMap<>()).put(stage, target))));
        return deadLetters;
    }

    /** Checks that whoever takes dead letters takes those of the stages they come from. */
    public void check(Faults faults, List<End> ends) {
        var check = new DeadLetterCheck(faults);
        for (Handler stage : stages) {
            targets(stage).forEach(target -> check.check(stage, target, ends, handlers));
        }
    }

    /** The channels that get dead letters of stages. */
    Set<String> deadLetters() {
        return stages.stream().flatMap(this::targets).collect(Collectors.toSet());
    }

    private Stream<String> targets(Handler stage) {
        return Stream.ofNullable(deadLetters.getOrDefault(stage.spec().name(), Map.of()).get(stage.spec().stage()));
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
        return new PipelineSpec(name, order, deadLetters.getOrDefault(name, Map.of()), keys);
    }
}
