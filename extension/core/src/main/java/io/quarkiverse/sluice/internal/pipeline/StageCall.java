package io.quarkiverse.sluice.internal.pipeline;

import java.util.Optional;

import io.quarkiverse.sluice.StageConsumer;
import io.quarkiverse.sluice.StageFunction;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/**
 * A stage's function, whatever its shape: it turns a message into the results that go on. It runs on the stage's executor;
 * the results are requested one by one as there is room behind the stage.
 */
@FunctionalInterface
public interface StageCall {

    Multi<Object> apply(Object message) throws Exception;

    @SuppressWarnings("unchecked")
    static StageCall value(StageFunction<?, ?> function) {
        var call = (StageFunction<Object, Object>) function;
        return message -> Multi.createFrom().item(call.apply(message));
    }

    @SuppressWarnings("unchecked")
    static StageCall uni(StageFunction<?, ? extends Uni<?>> function) {
        var call = (StageFunction<Object, Uni<Object>>) function;
        return message -> call.apply(message).toMulti();
    }

    @SuppressWarnings("unchecked")
    static StageCall optional(StageFunction<?, ? extends Optional<?>> function) {
        var call = (StageFunction<Object, Optional<Object>>) function;
        return message -> call.apply(message).map(result -> Multi.createFrom().item(result))
                .orElseGet(() -> Multi.createFrom().empty());
    }

    @SuppressWarnings("unchecked")
    static StageCall each(StageFunction<?, ? extends Iterable<?>> function) {
        var call = (StageFunction<Object, Iterable<Object>>) function;
        return message -> Multi.createFrom().iterable(call.apply(message));
    }

    @SuppressWarnings("unchecked")
    static StageCall multi(StageFunction<?, ? extends Multi<?>> function) {
        return (StageCall) ((StageFunction<Object, Multi<Object>>) function)::apply;
    }

    @SuppressWarnings("unchecked")
    static StageCall sink(StageConsumer<?> consumer) {
        var call = (StageConsumer<Object>) consumer;
        return message -> {
            call.accept(message);
            return Multi.createFrom().empty();
        };
    }
}
