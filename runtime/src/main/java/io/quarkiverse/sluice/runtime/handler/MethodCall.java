package io.quarkiverse.sluice.runtime.handler;

import jakarta.enterprise.invoke.Invoker;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.sluice.runtime.wiring.HandlerSpec;

/**
 * Calls a handler method through its bean, so that interceptors apply. Thread-safe.
 */
public final class MethodCall {

    private final HandlerSpec spec;
    private final Invoker<?, ?> invoker;

    public MethodCall(HandlerSpec spec, Invoker<?, ?> invoker) {
        this.spec = spec;
        this.invoker = invoker;
    }

    /** The method that is called. */
    public HandlerSpec spec() {
        return spec;
    }

    /** Calls the method and returns what it returns. The bean is looked up by the call. */
    @Nullable
    Object invoke(Object... arguments) throws Exception {
        return invoker.invoke(null, arguments);
    }
}
