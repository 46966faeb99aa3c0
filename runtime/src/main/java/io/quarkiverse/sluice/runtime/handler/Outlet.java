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
     * @return {@code null} if nothing is
     */
    @Nullable
    Uni<Void> forward(@Nullable Object result) {
        if (result == null) {
            return null;
        }
        return switch (shape) {
            case NOTHING -> null;
            case VALUE -> send(result);
            case OPTIONAL -> ((Optional<?>) result).map(this::send).orElse(null);
            case EACH -> each(Multi.createFrom().iterable((Iterable<?>) result));
            case UNI -> later((Uni<?>) result);
            case COMPLETION_STAGE -> later(Uni.createFrom().completionStage((CompletionStage<?>) result));
            case MULTI -> each((Multi<?>) result);
        };
    }

    private Uni<Void> later(Uni<?> result) {
        return result.onItem().transformToUni(item -> item == null ? Uni.createFrom().voidItem() : send(item));
    }

    private Uni<Void> each(Multi<?> results) {
        return results.onItem().transformToUniAndConcatenate(this::send).onItem().ignoreAsUni();
    }

    private Uni<Void> send(Object message) {
        Uni<Void> all = Uni.createFrom().voidItem();
        for (Sender<Object> target : targets) {
            all = all.chain(() -> target.sendAsync(message));
        }
        return all;
    }
}
