package io.quarkiverse.sluice.runtime.tracing;

import io.quarkiverse.sluice.runtime.context.ContextParts;
import io.quarkus.runtime.RuntimeValue;
import io.quarkus.runtime.annotations.Recorder;

/** Brings OpenTelemetry in. Only an application that has it records this, so that no other one loads a class of it. */
@Recorder
public class TracingRecorder {

    /** The trace context of messages. */
    public RuntimeValue<ContextParts> parts() {
        return new RuntimeValue<>(new TraceParts());
    }
}
