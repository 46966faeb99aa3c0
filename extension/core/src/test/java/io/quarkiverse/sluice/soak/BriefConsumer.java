package io.quarkiverse.sluice.soak;

import java.util.concurrent.Flow;

import io.smallrye.mutiny.subscription.MultiSubscriber;

/** A stream's direct subscriber, which asks for a few messages and then cancels. */
final class BriefConsumer implements MultiSubscriber<Integer> {

    private final Ledger ledger;
    private volatile Flow.Subscription subscription;

    BriefConsumer(Ledger ledger) {
        this.ledger = ledger;
    }

    void requestAndCancel(int first, int second) {
        subscription.request(first);
        Thread.yield();
        subscription.request(second);
        subscription.cancel();
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        this.subscription = subscription;
    }

    @Override
    public void onItem(Integer message) {
        ledger.received(message);
    }

    @Override
    public void onFailure(Throwable failure) {
        // the channel's end is seen by the receiver's next operation
    }

    @Override
    public void onCompletion() {
        // likewise
    }
}
