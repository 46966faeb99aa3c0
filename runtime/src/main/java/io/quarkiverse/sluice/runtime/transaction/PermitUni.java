package io.quarkiverse.sluice.runtime.transaction;

import io.quarkiverse.sluice.Permit;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.operators.AbstractUni;
import io.smallrye.mutiny.subscription.UniSubscriber;
import io.smallrye.mutiny.subscription.UniSubscription;

/**
 * Hands each slot on as one whose message waits for a commit. Mutiny's own operators drop an item that comes together with a
 * cancellation, and the slot would never be given back.
 */
final class PermitUni<T> extends AbstractUni<Permit<T>> {

    private final AfterCommitChannel channel;
    private final Uni<Permit<T>> slots;

    PermitUni(AfterCommitChannel channel, Uni<Permit<T>> slots) {
        this.channel = channel;
        this.slots = slots;
    }

    @Override
    public void subscribe(UniSubscriber<? super Permit<T>> subscriber) {
        slots.subscribe().withSubscriber(new UniSubscriber<Permit<T>>() {
            @Override
            public void onSubscribe(UniSubscription subscription) {
                subscriber.onSubscribe(subscription);
            }

            @Override
            public void onItem(Permit<T> slot) {
                subscriber.onItem(new AfterCommitPermit<>(channel, slot));
            }

            @Override
            public void onFailure(Throwable failure) {
                subscriber.onFailure(failure);
            }
        });
    }
}
