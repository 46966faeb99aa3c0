package io.quarkiverse.sluice.deployment;

import io.quarkiverse.sluice.runtime.config.ConfigKeys;
import io.quarkiverse.sluice.runtime.wiring.NodeKind;
import io.quarkiverse.sluice.runtime.wiring.PipelineSpec;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.BuildSteps;
import io.quarkus.deployment.builditem.RunTimeConfigurationDefaultBuildItem;

/**
 * Makes the names in the wiring known to the configuration, so that an environment variable reaches each of them: it
 * alone cannot tell a dash from a dot.
 */
@BuildSteps(onlyIf = SluiceEnabled.class)
class ConfigNamesProcessor {

    @BuildStep
    void names(WiringBuildItem item, BuildProducer<RunTimeConfigurationDefaultBuildItem> defaults) {
        var wiring = item.wiring();
        wiring.names(NodeKind.CHANNEL).forEach(name -> produce(defaults, NodeKind.CHANNEL, name, "overflow", "block"));
        for (String broadcaster : wiring.broadcasters()) {
            produce(defaults, NodeKind.BROADCASTER, broadcaster, "buffer", "1024");
            // an empty value is none: it only tells that there is such a subscriber
            wiring.subscribers(broadcaster).forEach(name -> defaults.produce(new RunTimeConfigurationDefaultBuildItem(
                    ConfigKeys.ofSubscriber(broadcaster, name, "buffer"), "")));
        }
        wiring.requesters().forEach(name -> produce(defaults, NodeKind.REQUESTER, name, "concurrency", "1"));
        for (PipelineSpec pipeline : wiring.pipelines()) {
            produce(defaults, NodeKind.PIPELINE, pipeline.name(), "capacity", "16");
            for (String stage : pipeline.stages()) {
                defaults.produce(new RunTimeConfigurationDefaultBuildItem(
                        ConfigKeys.ofStage(pipeline.name(), stage, "concurrency"), "1"));
            }
        }
    }

    private static void produce(BuildProducer<RunTimeConfigurationDefaultBuildItem> defaults, NodeKind kind, String name,
            String property, String value) {
        defaults.produce(new RunTimeConfigurationDefaultBuildItem(ConfigKeys.of(kind, name, property), value));
    }
}
