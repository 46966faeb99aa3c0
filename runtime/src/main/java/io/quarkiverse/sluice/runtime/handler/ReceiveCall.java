package io.quarkiverse.sluice.runtime.handler;

import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.quarkiverse.sluice.runtime.wiring.ReceiveSpec;
import io.smallrye.mutiny.Uni;

/** Calls a {@code @Receive} or {@code @Subscribe} method, each time in a request context of its own. Thread-safe. */
final class ReceiveCall implements MessageHandler<Object> {

    private final MethodCall call;
    private final Outlet outlet;
    private final boolean batch;

    ReceiveCall(MethodCall call, Outlet outlet) {
        this.call = call;
        this.outlet = outlet;
        ReceiveSpec spec = call.spec().receive();
        this.batch = spec != null && spec.batch();
    }

    @Override
    public CompletableFuture<Void> handle(List<Object> messages) {
        CallScope scope = CallScope.open();
        Uni<Void> rest;
        try {
            rest = outlet.forward(call.invoke(batch ? messages : messages.get(0)));
        } catch (Throwable failure) {
            scope.endHere();
            return CompletableFuture.failedFuture(failure);
        }
        if (rest == null) {
            scope.endHere();
            return DONE;
        }
        try {
            // subscribed while the call's context is active, so that it goes with what is still going on
            return rest.onTermination().invoke(scope::end).subscribeAsCompletionStage();
        } finally {
            scope.leave();
        }
    }
}
