package io.quarkiverse.sluice.internal.channel;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import io.quarkiverse.sluice.ChannelTimeoutException;
import io.quarkiverse.sluice.internal.wait.Durations;
import io.quarkiverse.sluice.internal.wait.ThreadWait;
import io.quarkiverse.sluice.internal.wait.Time;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/**
 * Sends messages one after another, each by an operation of its own. What refuses one of them ends the batch, and is thrown
 * only if none was taken before: whoever goes on with the rest meets it again.
 */
final class SendAll {

    private SendAll() {
    }

    static <T> int blocking(StandardSender<T> sender, List<? extends T> messages, long start, long nanos)
            throws InterruptedException {
        int taken = 0;
        for (T message : messages) {
            try {
                if (!sender.offerQuickly(message) && !sender.sendWithin(message, start, nanos)) {
                    break;
                }
            } catch (RuntimeException refused) {
                if (taken == 0) {
                    throw refused;
                }
                break;
            } catch (InterruptedException interrupted) {
                if (taken == 0) {
                    throw interrupted;
                }
                Thread.currentThread().interrupt();
                break;
            }
            taken++;
        }
        return taken;
    }

    static <T> int now(StandardSender<T> sender, List<? extends T> messages) {
        int taken = 0;
        for (T message : messages) {
            try {
                if (!sender.trySend(message)) {
                    break;
                }
            } catch (RuntimeException ended) {
                if (taken == 0) {
                    throw ended;
                }
                break;
            }
            taken++;
        }
        return taken;
    }

    static <T> Uni<Integer> uni(StandardSender<T> sender, List<? extends T> messages, long nanos) {
        return Uni.createFrom().deferred(() -> {
            long start = Time.nanos();
            var taken = new AtomicInteger();
            return Multi.createFrom().iterable(messages)
                    .onItem().transformToUniAndConcatenate(message -> send(sender, message, start, nanos)
                            .onItem().transform(sent -> taken.incrementAndGet()))
                    .collect().last()
                    .onItem().transform(last -> taken.get())
                    .onFailure(ChannelTimeoutException.class).recoverWithItem(taken::get)
                    .onFailure(failure -> taken.get() > 0).recoverWithItem(taken::get);
        });
    }

    private static <T> Uni<Void> send(StandardSender<T> sender, T message, long start, long nanos) {
        return nanos == ThreadWait.FOREVER ? sender.sendAsync(message)
                : sender.sendAsync(message, Duration.ofNanos(Durations.left(nanos, start)));
    }
}
