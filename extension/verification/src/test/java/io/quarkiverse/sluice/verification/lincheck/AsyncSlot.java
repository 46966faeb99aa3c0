package io.quarkiverse.sluice.verification.lincheck;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.sluice.Permit;
import io.smallrye.mutiny.subscription.UniSubscriber;
import io.smallrye.mutiny.subscription.UniSubscription;

/** One asynchronous operation, which may be cancelled even before it begins. */
final class AsyncSlot implements UniSubscriber<Object> {

    private static final UniSubscription CANCELLED_EARLY = () -> {
    };

    private final AtomicReference<@Nullable UniSubscription> subscription = new AtomicReference<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean begun;
    private volatile boolean cancelled;
    private volatile @Nullable String outcome;

    @Override
    public void onSubscribe(UniSubscription fresh) {
        begun = true;
        if (!subscription.compareAndSet(null, fresh)) {
            fresh.cancel();
        }
    }

    void cancel() {
        cancelled = true;
        if (!subscription.compareAndSet(null, CANCELLED_EARLY)) {
            subscription.get().cancel();
        }
    }

    @Override
    public void onItem(@Nullable Object item) {
        if (item == null) {
            ended("sent");
        } else if (item instanceof Permit) {
            ended("permit");
        } else {
            ended("received " + item);
        }
    }

    @Override
    public void onFailure(Throwable failure) {
        ended(Refusal.of(failure));
    }

    private void ended(String how) {
        outcome = outcome == null ? how : outcome + " and then " + how;
        ended.countDown();
    }

    /** {@code null} if it never began. */
    @Nullable
    String state() {
        if (outcome != null || !begun) {
            return outcome;
        }
        return cancelled ? "cancelled" : "waiting";
    }

    String await() {
        try {
            ended.await();
        } catch (InterruptedException interrupted) {
            return "interrupted";
        }
        return String.valueOf(outcome);
    }
}
