package io.quarkiverse.sluice.runtime.handler;

import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.sluice.internal.carry.Carried;
import io.quarkiverse.sluice.runtime.context.MessageContext;
import io.quarkiverse.sluice.runtime.wiring.ReceiveSpec;
import io.smallrye.mutiny.Uni;

/** Calls a {@code @Receive} or {@code @Subscribe} method, each time in a request context of its own. Thread-safe. */
final class ReceiveCall implements MessageHandler<Object> {

    private final MethodCall call;
    private final Outlet outlet;
    private final MessageContext context;
    private final boolean batch;

    ReceiveCall(MethodCall call, Outlet outlet, MessageContext context) {
        this.context = context;
        this.call = call;
        this.outlet = outlet;
        ReceiveSpec spec = call.spec().receive();
        this.batch = spec != null && spec.batch();
    }

    @Override
    public CompletableFuture<Void> handle(List<Object> loaded) {
        CallScope scope = CallScope.open();
        Uni<Void> rest;
        try {
            rest = outlet.forward(batch ? all(loaded, scope) : one(loaded.get(0), scope));
        } catch (Throwable failure) {
            scope.failed(failure);
            scope.endHere();
            return CompletableFuture.failedFuture(failure);
        }
        if (rest == null) {
            scope.endHere();
            return DONE;
        }
        try {
            // subscribed while the call's context is active, so that it goes with what is still going on
            return rest.onFailure().invoke(scope::failed).onTermination().invoke(scope::end).subscribeAsCompletionStage();
        } finally {
            scope.leave();
        }
    }

    private @Nullable Object one(Object loaded, CallScope scope) throws Exception {
        scope.enter(context, loaded, call.spec().threads());
        return call.invoke(Carried.unpack(loaded));
    }

    private @Nullable Object all(List<Object> loaded, CallScope scope) throws Exception {
        scope.enterAll(context, loaded, call.spec().threads());
        return call.invoke(Carried.unpackAll(loaded));
    }
}
