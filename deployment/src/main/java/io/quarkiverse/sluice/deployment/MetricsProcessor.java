package io.quarkiverse.sluice.deployment;

import java.util.Optional;

import io.quarkiverse.sluice.runtime.SluiceRecorder;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.BuildSteps;
import io.quarkus.deployment.annotations.Consume;
import io.quarkus.deployment.annotations.ExecutionTime;
import io.quarkus.deployment.annotations.Record;
import io.quarkus.deployment.metrics.MetricsCapabilityBuildItem;
import io.quarkus.deployment.metrics.MetricsFactoryConsumerBuildItem;
import io.quarkus.runtime.metrics.MetricsFactory;

/** Registers the meters where the application has metrics. */
@BuildSteps(onlyIf = SluiceEnabled.class)
class MetricsProcessor {

    @BuildStep
    @Consume(OpenedBuildItem.class)
    @Record(ExecutionTime.RUNTIME_INIT)
    void meters(SluiceRecorder recorder, HubBuildItem hub, Optional<MetricsCapabilityBuildItem> metrics,
            BuildProducer<MetricsFactoryConsumerBuildItem> consumers) {
        if (metrics.filter(capability -> capability.metricsSupported(MetricsFactory.MICROMETER)).isPresent()) {
            consumers.produce(new MetricsFactoryConsumerBuildItem(recorder.meters(hub.hub()), ExecutionTime.RUNTIME_INIT));
        }
    }
}
