package io.quarkiverse.sluice.internal.channel;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import io.quarkiverse.sluice.ChannelClosedException;
import io.quarkiverse.sluice.ChannelFullException;
import io.quarkiverse.sluice.Sender;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** Sends messages one after another without a thread. */
final class SendAll {

    private SendAll() {
    }

    static <T> Uni<Integer> uni(Sender<T> sender, List<? extends T> messages) {
        return Uni.createFrom().deferred(() -> {
            var taken = new AtomicInteger();
            return Multi.createFrom().iterable(messages)
                    .onItem().transformToUniAndConcatenate(message -> sender.sendAsync(message)
                            .onItem().transform(sent -> taken.incrementAndGet()))
                    .collect().last()
                    .onItem().transform(last -> taken.get())
                    .onFailure(failure -> taken.get() > 0
                            && (failure instanceof ChannelClosedException || failure instanceof ChannelFullException))
                    .recoverWithItem(taken::get);
        });
    }
}
