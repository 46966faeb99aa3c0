package io.quarkiverse.sluice.runtime.handler;

import java.util.concurrent.CompletableFuture;

import io.quarkiverse.sluice.internal.carry.Carried;
import io.quarkiverse.sluice.runtime.context.MessageContext;
import io.smallrye.mutiny.Uni;

/** Calls a {@code @Receive} or {@code @Subscribe} method with each message. Thread-safe. */
final class ReceiveCall implements MessageHandler<Object> {

    private final MethodCall call;
    private final Outlet outlet;
    private final FailedMessages failures;
    private final MessageContext context;

    ReceiveCall(MethodCall call, Outlet outlet, FailedMessages failures, MessageContext context) {
        this.context = context;
        this.call = call;
        this.outlet = outlet;
        this.failures = failures;
    }

    @Override
    public CompletableFuture<Void> handle(Object loaded) {
        Object message = Carried.unpack(loaded);
        CallScope scope = CallScope.open();
        Uni<Void> rest;
        try {
            scope.enter(context, loaded, call.spec().threads());
            rest = outlet.forward(call.invoke(message));
        } catch (Throwable failure) {
            scope.failed(failure);
            rest = failures.handle(message, failure);
        }
        if (rest == null) {
            scope.endHere();
            return DONE;
        }
        // subscribed while the call's context is active, so that it goes with what is still going on
        CompletableFuture<Void> outcome = rest
                .onFailure().recoverWithUni(failure -> {
                    scope.failed(failure);
                    return failures.handle(message, failure);
                })
                .onTermination().invoke(scope::end)
                .subscribeAsCompletionStage();
        scope.leave();
        return outcome;
    }
}
