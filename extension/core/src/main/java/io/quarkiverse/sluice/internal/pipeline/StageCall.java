package io.quarkiverse.sluice.internal.pipeline;

import java.util.Optional;

import io.quarkiverse.sluice.StageConsumer;
import io.quarkiverse.sluice.StageFunction;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** A stage's function, whatever its shape: it turns a message into what goes on. It runs on the stage's executor. */
@FunctionalInterface
public interface StageCall {

    Results apply(Object message) throws Exception;

    @SuppressWarnings("unchecked")
    static StageCall value(StageFunction<?, ?> function) {
        var call = (StageFunction<Object, Object>) function;
        return message -> Results.one(call.apply(message));
    }

    @SuppressWarnings("unchecked")
    static StageCall uni(StageFunction<?, ? extends Uni<?>> function) {
        var call = (StageFunction<Object, Uni<Object>>) function;
        return message -> Results.later(call.apply(message));
    }

    @SuppressWarnings("unchecked")
    static StageCall optional(StageFunction<?, ? extends Optional<?>> function) {
        var call = (StageFunction<Object, Optional<Object>>) function;
        return message -> {
            Optional<Object> result = call.apply(message);
            return result == null ? Results.NULL : result.map(Results::one).orElse(Results.NONE);
        };
    }

    @SuppressWarnings("unchecked")
    static StageCall each(StageFunction<?, ? extends Iterable<?>> function) {
        var call = (StageFunction<Object, Iterable<Object>>) function;
        return message -> {
            Iterable<Object> results = call.apply(message);
            return Results.many(results == null ? null : Multi.createFrom().iterable(results));
        };
    }

    @SuppressWarnings("unchecked")
    static StageCall multi(StageFunction<?, ? extends Multi<?>> function) {
        var call = (StageFunction<Object, Multi<Object>>) function;
        return message -> Results.many(call.apply(message));
    }

    @SuppressWarnings("unchecked")
    static StageCall sink(StageConsumer<?> consumer) {
        var call = (StageConsumer<Object>) consumer;
        return message -> {
            call.accept(message);
            return Results.NONE;
        };
    }

    @SuppressWarnings("unchecked")
    static StageCall sinkUni(StageFunction<?, ? extends Uni<?>> function) {
        var call = (StageFunction<Object, Uni<Object>>) function;
        return message -> Results.done(call.apply(message));
    }
}
