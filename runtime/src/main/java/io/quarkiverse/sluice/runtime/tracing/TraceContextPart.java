package io.quarkiverse.sluice.runtime.tracing;

import org.jspecify.annotations.Nullable;

import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.quarkiverse.sluice.runtime.context.ContextPart;
import io.quarkiverse.sluice.runtime.context.Entered;

/** The trace context without spans of its own: a handler's spans are children of the sender's. Thread-safe. */
final class TraceContextPart implements ContextPart<Context> {

    @Override
    public @Nullable Context capture() {
        Context current = Context.current();
        return current == Context.root() ? null : current;
    }

    @Override
    public @Nullable Entered enter(@Nullable Context captured, boolean ownContext) {
        if (captured == null) {
            return null;
        }
        Scope scope = captured.makeCurrent();
        return ownContext ? null : new Entered() {
            @Override
            public void leave() {
                scope.close();
            }
        };
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
}
