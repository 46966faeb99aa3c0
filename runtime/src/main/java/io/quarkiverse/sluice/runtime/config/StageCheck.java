package io.quarkiverse.sluice.runtime.config;

import java.util.List;

import io.quarkiverse.sluice.runtime.config.PipelineConfig.StageConfig;
import io.quarkiverse.sluice.runtime.config.PipelineConfig.StageRetryConfig;
import io.quarkiverse.sluice.runtime.wiring.PipelineSpec;
import io.quarkiverse.sluice.runtime.wiring.Wiring;

/** Finds settings of stages that are out of range or lack what they need. */
final class StageCheck {

    private final List<ConfigFault> faults;

    StageCheck(List<ConfigFault> faults) {
        this.faults = faults;
    }

    void check(Wiring wiring, SluiceRuntimeConfig config) {
        config.pipelines().forEach((pipeline, settings) -> settings.stage()
                .forEach((stage, values) -> range(new Place(pipeline, stage), values)));
        for (PipelineSpec pipeline : wiring.pipelines()) {
            for (String stage : pipeline.stages()) {
                needs(pipeline, new Place(pipeline.name(), stage), config.pipelines().get(pipeline.name()).stage().get(stage));
            }
        }
    }

    private void range(Place place, StageConfig config) {
        require(config.concurrency() >= 1, place, "concurrency", config.concurrency(), "must be at least 1 message");
        require(config.capacity() >= 0, place, "capacity", config.capacity(), "must be at least 0 messages");
        StageRetryConfig retry = config.retry();
        require(retry.maxAttempts() >= 1, place, "retry.max-attempts", retry.maxAttempts(),
                "must be at least 1, the first attempt");
        require(!retry.delay().isNegative(), place, "retry.delay", retry.delay(), "must be zero or more");
        require(retry.factor() >= 1 && Double.isFinite(retry.factor()), place, "retry.factor", retry.factor(),
                "must be at least 1");
        require(retry.maxDelay().compareTo(retry.delay()) >= 0, place, "retry.max-delay", retry.maxDelay(),
                "must be at least retry.delay, which is " + retry.delay());
        require(retry.jitter() >= 0 && retry.jitter() <= 1, place, "retry.jitter", retry.jitter(), "must be from 0 to 1");
    }

    private void needs(PipelineSpec pipeline, Place place, StageConfig config) {
        boolean letters = config.onFailure().filter(StageOnFailure.DEAD_LETTER::equals).isPresent();
        require(!letters || pipeline.deadLetters().containsKey(place.stage()), place, "on-failure", "dead-letter",
                "the stage has no dead-letter channel; set " + place.key("dead-letter") + " and build the application");
        require(config.ordered() != StageOrdered.BY_KEY || pipeline.keys().containsKey(place.stage()), place, "ordered",
                "by-key", "the stage gets messages without a key; annotate what they are ordered by with @Key");
    }

    private void require(boolean met, Place place, String property, Object value, String remedy) {
        if (!met) {
            faults.add(new ConfigFault(place.key(property), value, remedy));
        }
    }

    private record Place(String pipeline, String stage) {

        String key(String property) {
            return ConfigKeys.ofStage(pipeline, stage, property);
        }
    }
}
