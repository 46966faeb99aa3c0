package io.quarkiverse.sluice.verification.jcstress;

import org.jspecify.annotations.Nullable;

import io.smallrye.mutiny.subscription.UniSubscriber;
import io.smallrye.mutiny.subscription.UniSubscription;

/** Takes what is delivered, also when it was cancelled too late: Mutiny's callbacks would ignore it then. */
final class DirectSubscriber implements UniSubscriber<Integer> {

    private final Raced raced;
    private volatile @Nullable UniSubscription subscription;

    DirectSubscriber(Raced raced) {
        this.raced = raced;
    }

    @Override
    public void onSubscribe(UniSubscription fresh) {
        subscription = fresh;
    }

    @Override
    public void onItem(Integer message) {
        raced.taken(message);
    }

    @Override
    public void onFailure(Throwable failure) {
        throw new IllegalStateException(failure);
    }

    void cancel() {
        subscription.cancel();
    }
}
