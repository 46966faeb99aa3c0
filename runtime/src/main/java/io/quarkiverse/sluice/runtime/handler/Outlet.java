package io.quarkiverse.sluice.runtime.handler;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.sluice.Sender;
import io.quarkiverse.sluice.runtime.wiring.ResultShape;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** Sends what a handler method returns to its targets, waiting for room without a thread. Thread-safe. */
final class Outlet {

    private final ResultShape shape;
    private final List<Sender<Object>> targets;

    Outlet(ResultShape shape, List<Sender<Object>> targets) {
        this.shape = shape;
        this.targets = targets;
    }

    /**
     * What is left to do with a result.
     * <p>
     * <b>Blocking:</b> never.
     *
     * @return {@code null} if nothing is; it fails with a {@link FinalFailure} if another attempt would send something twice,
     *         or to a channel that is closed
     */
    @Nullable
    Uni<Void> forward(@Nullable Object result) {
        var delivery = new Delivery(targets);
        Uni<Void> rest = result == null ? null : switch (shape) {
            case NOTHING -> null;
            case VALUE -> delivery.send(result);
            case OPTIONAL -> ((Optional<?>) result).map(delivery::send).orElse(null);
            case EACH -> each(Multi.createFrom().iterable((Iterable<?>) result), delivery);
            case UNI -> later((Uni<?>) result, delivery);
            case COMPLETION_STAGE -> later(Uni.createFrom().completionStage((CompletionStage<?>) result), delivery);
            case MULTI -> each((Multi<?>) result, delivery);
        };
        return rest == null ? null : rest.onFailure(delivery::hasBegun).transform(Delivery::asFinal);
    }

    private static Uni<Void> later(Uni<?> result, Delivery delivery) {
        return result.onItem()
                .transformToUni(item -> item == null ? Uni.createFrom().voidItem() : delivery.send(item));
    }

    private static Uni<Void> each(Multi<?> results, Delivery delivery) {
        return results.onItem().transformToUniAndConcatenate(delivery::send).onItem().ignoreAsUni();
    }
}
