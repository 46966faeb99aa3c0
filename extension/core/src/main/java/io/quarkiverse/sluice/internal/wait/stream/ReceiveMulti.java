package io.quarkiverse.sluice.internal.wait.stream;

import io.quarkiverse.sluice.internal.wait.AbstractReceivable;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.operators.AbstractMulti;
import io.smallrye.mutiny.subscription.MultiSubscriber;

/** Messages as a stream: each subscriber takes from the source what it requests. */
public final class ReceiveMulti<T> extends AbstractMulti<T> {

    private final AbstractReceivable<T> source;

    private ReceiveMulti(AbstractReceivable<T> source) {
        this.source = source;
    }

    public static <T> Multi<T> of(AbstractReceivable<T> source) {
        return Infrastructure.onMultiCreation(new ReceiveMulti<>(source));
    }

    @Override
    public void subscribe(MultiSubscriber<? super T> subscriber) {
        new ReceiveStream<>(source, subscriber).start();
    }
}
