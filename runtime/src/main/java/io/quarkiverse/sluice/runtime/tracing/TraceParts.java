package io.quarkiverse.sluice.runtime.tracing;

import org.jspecify.annotations.Nullable;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Tracer;
import io.quarkiverse.sluice.runtime.config.SluiceRuntimeConfig;
import io.quarkiverse.sluice.runtime.context.ContextPart;
import io.quarkiverse.sluice.runtime.context.ContextParts;
import io.quarkiverse.sluice.runtime.wiring.NodeRef;
import io.quarkus.arc.Arc;

/** Makes the trace context of messages: with spans of their own, or just what the sender has. Thread-safe. */
final class TraceParts implements ContextParts {

    private static final String INSTRUMENTATION = "io.quarkiverse.sluice";

    private volatile @Nullable Tracer tracer;

    @Override
    public ContextPart<?> of(NodeRef node, SluiceRuntimeConfig config) {
        return config.tracing().enabled() ? new SpanPart(node.name(), this::tracer) : new TraceContextPart();
    }

    /** Asked for with the first message: OpenTelemetry is ready with the application, not before. */
    private Tracer tracer() {
        Tracer known = tracer;
        if (known == null) {
            known = Arc.requireContainer().instance(OpenTelemetry.class).get().getTracer(INSTRUMENTATION);
            tracer = known;
        }
        return known;
    }
}
