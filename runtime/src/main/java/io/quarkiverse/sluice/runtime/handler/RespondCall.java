package io.quarkiverse.sluice.runtime.handler;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.sluice.Request;
import io.quarkiverse.sluice.internal.carry.Carried;
import io.quarkiverse.sluice.runtime.context.MessageContext;
import io.quarkiverse.sluice.runtime.wiring.ResultShape;
import io.smallrye.mutiny.Uni;

/** Calls a {@code @Respond} method with each request and replies with its result or failure. Thread-safe. */
final class RespondCall implements MessageHandler<Request<Object, Object>> {

    private static final Duration SHORTEST = Duration.ofMillis(1);

    private final MethodCall call;
    private final MessageContext context;

    RespondCall(MethodCall call, MessageContext context) {
        this.context = context;
        this.call = call;
    }

    @Override
    public CompletableFuture<Void> handle(List<Request<Object, Object>> requests) {
        Request<Object, Object> request = requests.get(0);
        if (request.isCancelled() || request.remaining().isZero()) {
            // not closed: its caller has gone or is about to be told that the time is up
            return DONE;
        }
        CallScope scope = CallScope.open();
        try {
            Object loaded = request.value();
            scope.enter(context, loaded, call.spec().threads());
            Object value = Carried.unpack(loaded);
            Object result = call.spec().withDetail() ? call.invoke(value, BareRequest.of(request)) : call.invoke(value);
            if (call.spec().result().isAsynchronous() && result != null) {
                return later(request, result, scope);
            }
            reply(request, result);
        } catch (Throwable failure) {
            scope.failed(failure);
            request.fail(failure);
        }
        scope.endHere();
        return DONE;
    }

    private CompletableFuture<Void> later(Request<Object, Object> request, Object result, CallScope scope) {
        Uni<?> reply = call.spec().result() == ResultShape.UNI ? (Uni<?>) result
                : Uni.createFrom().completionStage((CompletionStage<?>) result);
        Uni<Void> replied = reply
                .onItem().invoke(item -> reply(request, item))
                .onFailure().invoke(failure -> {
                    scope.failed(failure);
                    request.fail(failure);
                })
                .onFailure().recoverWithNull()
                .replaceWithVoid();
        // a reply that nobody waits for any more is no longer worked on, nor keeps the place of those that somebody waits for
        CompletableFuture<Void> outcome = Uni.combine().any().of(replied, request.whenCancelled())
                .ifNoItem().after(positive(request.remaining())).recoverWithUni(Uni.createFrom().voidItem())
                .onTermination().invoke(scope::end)
                .onCancellation().invoke(request::close)
                .subscribeAsCompletionStage();
        scope.leave();
        return outcome;
    }

    /** The time may have run out while the method ran. */
    private static Duration positive(Duration remaining) {
        return remaining.compareTo(SHORTEST) < 0 ? SHORTEST : remaining;
    }

    private void reply(Request<Object, Object> request, @Nullable Object result) {
        if (result == null) {
            request.fail(new IllegalStateException("The responder " + call.spec().method() + " of '" + call.spec().name()
                    + "' returned null: return a reply, or throw an exception"));
        } else {
            request.reply(result);
        }
    }
}
