package io.quarkiverse.sluice.runtime.tracing;

import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.quarkiverse.sluice.runtime.context.ContextPart;
import io.quarkiverse.sluice.runtime.context.Entered;

/**
 * A span for each send and for each handler's call. A call is a child of the send of its message; that of a batch has a link
 * to each. Thread-safe.
 * <p>
 * Source: OpenTelemetry's semantic conventions for messaging spans.
 */
final class SpanPart implements ContextPart<Context> {

    private static final AttributeKey<String> SYSTEM = AttributeKey.stringKey("messaging.system");
    private static final AttributeKey<String> DESTINATION = AttributeKey.stringKey("messaging.destination.name");
    private static final AttributeKey<String> OPERATION_NAME = AttributeKey.stringKey("messaging.operation.name");
    private static final AttributeKey<String> OPERATION_TYPE = AttributeKey.stringKey("messaging.operation.type");
    private static final AttributeKey<Long> BATCH = AttributeKey.longKey("messaging.batch.message_count");
    private static final AttributeKey<String> ERROR = AttributeKey.stringKey("error.type");

    private final String destination;
    private final Supplier<Tracer> tracer;

    SpanPart(String destination, Supplier<Tracer> tracer) {
        this.destination = destination;
        this.tracer = tracer;
    }

    @Override
    public Context capture() {
        Context current = Context.current();
        return current.with(span("send", SpanKind.PRODUCER).setParent(current).startSpan());
    }

    @Override
    public void sent(Context captured, boolean accepted) {
        Span span = Span.fromContext(captured);
        if (!accepted) {
            span.setAttribute(ERROR, "not_accepted");
            span.setStatus(StatusCode.ERROR, "The message was not accepted");
        }
        span.end();
    }

    @Override
    public Entered enter(@Nullable Context captured, boolean ownContext) {
        Context parent = captured == null ? Context.root() : captured;
        return start(span("process", SpanKind.CONSUMER).setParent(parent), parent, ownContext);
    }

    @Override
    public Entered enterAll(List<@Nullable Context> captured, boolean ownContext) {
        SpanBuilder span = span("process", SpanKind.CONSUMER).setNoParent().setAttribute(BATCH, captured.size());
        captured.stream().filter(Objects::nonNull).map(context -> Span.fromContext(context).getSpanContext())
                .forEach(span::addLink);
        return start(span, Context.root(), ownContext);
    }

    @Override
    public Entered resume(Context captured) {
        Scope scope = captured.makeCurrent();
        return new Entered() {
            @Override
            public void leave() {
                scope.close();
            }
        };
    }

    private SpanBuilder span(String operation, SpanKind kind) {
        return tracer.get().spanBuilder(operation + " " + destination).setSpanKind(kind)
                .setAttribute(SYSTEM, "sluice")
                .setAttribute(DESTINATION, destination)
                .setAttribute(OPERATION_NAME, operation)
                .setAttribute(OPERATION_TYPE, operation);
    }

    private static Entered start(SpanBuilder builder, Context parent, boolean ownContext) {
        Span span = builder.startSpan();
        Scope scope = parent.with(span).makeCurrent();
        return new Entered() {
            @Override
            public void leave() {
                // what is still going on in a Vert.x context of its own finds the span there
                if (!ownContext) {
                    scope.close();
                }
            }

            @Override
            public void end(@Nullable Throwable failure) {
                if (failure != null) {
                    span.setAttribute(ERROR, failure.getClass().getName());
                    span.recordException(failure);
                    span.setStatus(StatusCode.ERROR);
                }
                span.end();
            }
        };
    }
}
