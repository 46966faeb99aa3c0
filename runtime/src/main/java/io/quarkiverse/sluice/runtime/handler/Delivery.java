package io.quarkiverse.sluice.runtime.handler;

import java.util.List;

import io.quarkiverse.sluice.ChannelClosedException;
import io.quarkiverse.sluice.Sender;
import io.smallrye.mutiny.CompositeException;
import io.smallrye.mutiny.Uni;

/** The results of one call on their way to its targets. Each target gets them whatever becomes of the others. */
final class Delivery {

    private final List<Sender<Object>> targets;
    private volatile boolean begun;

    Delivery(List<Sender<Object>> targets) {
        this.targets = targets;
    }

    /** Sends a result to every target, waiting for room without a thread. */
    Uni<Void> send(Object message) {
        if (targets.size() == 1) {
            return send(message, targets.get(0)).replaceWithVoid();
        }
        return Uni.join().all(targets.stream().map(target -> send(message, target)).toList()).andCollectFailures()
                .onFailure(CompositeException.class).transform(Delivery::first)
                .replaceWithVoid();
    }

    /** Whether a target has got something. */
    boolean hasBegun(Throwable failure) {
        return begun;
    }

    static Throwable asFinal(Throwable failure) {
        return failure instanceof FinalFailure ? failure : new FinalFailure(failure);
    }

    private Uni<Boolean> send(Object message, Sender<Object> target) {
        return target.sendAsync(message).onItem().invoke(() -> begun = true)
                .onFailure(ChannelClosedException.class).transform(Delivery::asFinal)
                .replaceWith(Boolean.TRUE);
    }

    private static Throwable first(Throwable failures) {
        return ((CompositeException) failures).getCauses().get(0);
    }
}
