package io.quarkiverse.sluice.internal.wait.stream;

import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.sluice.ChannelClosedException;
import io.quarkiverse.sluice.CloseReason;
import io.quarkiverse.sluice.SubscriptionLaggedException;
import io.quarkiverse.sluice.internal.wait.AbstractReceivable;
import io.quarkiverse.sluice.internal.wait.AsyncOperation;
import io.quarkiverse.sluice.internal.wait.Closed;
import io.quarkiverse.sluice.internal.wait.EndOperation;
import io.smallrye.mutiny.helpers.Subscriptions;
import io.smallrye.mutiny.subscription.Cancellable;
import io.smallrye.mutiny.subscription.MultiSubscriber;
import io.smallrye.mutiny.subscription.UniSubscriber;
import io.smallrye.mutiny.subscription.UniSubscription;

/**
 * One subscriber's stream: at most one receive under way, and only while there is demand; without demand it only watches
 * for the end. A message that was taken is always handed over, also if a cancellation came too late.
 */
final class ReceiveStream<T> implements Subscription, UniSubscriber<T> {

    private final AbstractReceivable<T> source;
    private final MultiSubscriber<? super T> subscriber;
    private final AtomicLong demand = new AtomicLong();
    /** Held while a receive is under way or the end is signalled, so that signals come one after another. */
    private final AtomicBoolean busy = new AtomicBoolean();
    private volatile boolean done;
    private volatile @Nullable Closed end;
    private volatile @Nullable UniSubscription receive;
    private volatile @Nullable Cancellable watch;

    ReceiveStream(AbstractReceivable<T> source, MultiSubscriber<? super T> subscriber) {
        this.source = source;
        this.subscriber = subscriber;
    }

    void start() {
        subscriber.onSubscribe(this);
        if (!done) {
            watch = AsyncOperation.<Closed> uni(() -> new EndOperation(source)).subscribe().with(closed -> {
                end = closed;
                proceed();
            });
            if (done) {
                stopWatch();
            }
        }
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
        proceed();
    }

    @Override
    public void cancel() {
        done = true;
        UniSubscription current = receive;
        if (current != null) {
            current.cancel();
        }
        stopWatch();
    }

    private void stopWatch() {
        Cancellable watching = watch;
        if (watching != null) {
            watching.cancel();
        }
    }

    private void proceed() {
        while (!done && (demand.get() > 0 || end != null) && busy.compareAndSet(false, true)) {
            Closed closed = end;
            if (done) {
                return;
            }
            if (demand.get() > 0) {
                source.receiveAsync().subscribe().withSubscriber(this);
                return;
            }
            if (closed != null) {
                terminate(closed.exception());
                return;
            }
            busy.set(false);
        }
    }

    @Override
    public void onSubscribe(UniSubscription subscription) {
        receive = subscription;
        if (done) {
            subscription.cancel();
        }
    }

    @Override
    public void onItem(T message) {
        if (demand.get() != Long.MAX_VALUE) {
            demand.decrementAndGet();
        }
        subscriber.onItem(message);
        busy.set(false);
        proceed();
    }

    @Override
    public void onFailure(Throwable failure) {
        if (failure instanceof SubscriptionLaggedException gap) {
            tell(gap);
            busy.set(false);
            proceed();
        } else {
            terminate(failure);
        }
    }

    private void tell(SubscriptionLaggedException gap) {
        try {
            source.skipped(gap.skipped());
        } catch (Throwable thrown) {
            // Perhaps in the thread that broadcasts, which has nothing to do with it.
            terminate(thrown);
        }
    }

    private void terminate(Throwable failure) {
        if (done) {
            return;
        }
        done = true;
        stopWatch();
        if (!(failure instanceof ChannelClosedException closed)) {
            subscriber.onFailure(failure);
        } else if (closed.reason() == CloseReason.COMPLETED) {
            subscriber.onCompletion();
        } else {
            subscriber.onFailure(closed.getCause() != null ? closed.getCause() : closed);
        }
    }
}
