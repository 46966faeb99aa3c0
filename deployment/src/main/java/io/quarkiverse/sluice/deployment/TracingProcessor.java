package io.quarkiverse.sluice.deployment;

import io.quarkiverse.sluice.runtime.tracing.TracingRecorder;
import io.quarkus.deployment.Capabilities;
import io.quarkus.deployment.Capability;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.BuildSteps;
import io.quarkus.deployment.annotations.ExecutionTime;
import io.quarkus.deployment.annotations.Record;

/** Lets traces go through channels where the application has OpenTelemetry. */
@BuildSteps(onlyIf = SluiceEnabled.class)
class TracingProcessor {

    @BuildStep
    @Record(ExecutionTime.RUNTIME_INIT)
    void parts(TracingRecorder recorder, Capabilities capabilities, BuildProducer<ContextPartsBuildItem> parts) {
        if (capabilities.isPresent(Capability.OPENTELEMETRY_TRACER)) {
            parts.produce(new ContextPartsBuildItem(recorder.parts()));
        }
    }
}
