package io.quarkiverse.sluice.internal.wait.stream;

import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.sluice.ChannelClosedException;
import io.quarkiverse.sluice.CloseReason;
import io.quarkiverse.sluice.SubscriptionLaggedException;
import io.quarkiverse.sluice.internal.wait.AbstractReceivable;
import io.smallrye.mutiny.helpers.Subscriptions;
import io.smallrye.mutiny.subscription.MultiSubscriber;
import io.smallrye.mutiny.subscription.UniSubscriber;
import io.smallrye.mutiny.subscription.UniSubscription;

/**
 * One subscriber's stream: at most one receive under way, and only while there is demand. A message that was taken is
 * always handed over, also if a cancellation came too late.
 */
final class ReceiveStream<T> implements Subscription, UniSubscriber<T> {

    private final AbstractReceivable<T> source;
    private final MultiSubscriber<? super T> subscriber;
    private final AtomicLong demand = new AtomicLong();
    private final AtomicBoolean receiving = new AtomicBoolean();
    private volatile boolean done;
    private volatile @Nullable UniSubscription current;

    ReceiveStream(AbstractReceivable<T> source, MultiSubscriber<? super T> subscriber) {
        this.source = source;
        this.subscriber = subscriber;
    }

    @Override
    public void request(long messages) {
        if (messages <= 0) {
            if (!done) {
                cancel();
                subscriber.onFailure(Subscriptions.getInvalidRequestException());
            }
            return;
        }
        Subscriptions.add(demand, messages);
        receive();
    }

    @Override
    public void cancel() {
        done = true;
        UniSubscription receive = current;
        if (receive != null) {
            receive.cancel();
        }
    }

    private void receive() {
        while (!done && demand.get() > 0 && receiving.compareAndSet(false, true)) {
            if (done || demand.get() == 0) {
                receiving.set(false);
            } else {
                source.receiveAsync().subscribe().withSubscriber(this);
                return;
            }
        }
    }

    @Override
    public void onSubscribe(UniSubscription receive) {
        current = receive;
        if (done) {
            receive.cancel();
        }
    }

    @Override
    public void onItem(T message) {
        if (demand.get() != Long.MAX_VALUE) {
            demand.decrementAndGet();
        }
        subscriber.onItem(message);
        receiving.set(false);
        receive();
    }

    @Override
    public void onFailure(Throwable failure) {
        if (failure instanceof SubscriptionLaggedException gap) {
            source.skipped(gap.skipped());
            receiving.set(false);
            receive();
        } else if (!done) {
            done = true;
            if (!(failure instanceof ChannelClosedException closed)) {
                subscriber.onFailure(failure);
            } else if (closed.reason() == CloseReason.COMPLETED) {
                subscriber.onCompletion();
            } else {
                subscriber.onFailure(closed.getCause() != null ? closed.getCause() : closed);
            }
        }
    }
}
