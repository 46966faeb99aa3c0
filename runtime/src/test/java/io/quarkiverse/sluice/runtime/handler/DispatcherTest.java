package io.quarkiverse.sluice.runtime.handler;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.quarkiverse.sluice.ChannelPair;
import io.quarkiverse.sluice.Channels;

@Timeout(60)
class DispatcherTest {

    private final ChannelPair<Integer> channel = Channels.<Integer> builder("numbers").capacity(4).build();
    private final BlockingQueue<Integer> handled = new LinkedBlockingQueue<>();

    @Test
    void begin_placeHasNoThread_isTriedAgainAndNothingIsLost() throws Exception {
        var refusals = new AtomicInteger(3);
        Executor poor = task -> {
            int left = refusals.getAndDecrement();
            if (left == 3) {
                throw new OutOfMemoryError("unable to create native thread");
            } else if (left > 0) {
                throw new RejectedExecutionException("full");
            }
            new Thread(task).start();
        };
        dispatcher(new Place(poor, true), DispatchOptions.plain(1), 1).start();
        channel.sender().send(1);
        channel.sender().send(2);

        assertThat(handled.poll(15, TimeUnit.SECONDS)).isEqualTo(1);
        assertThat(handled.poll(15, TimeUnit.SECONDS)).isEqualTo(2);
    }

    @Test
    void flood_throughSeveralPlaces_handlesEachOnceAndIsIdleThen() throws Exception {
        int count = 100_000;
        Dispatcher<Integer> dispatcher = dispatcher(new Place(task -> new Thread(task).start(), true),
                DispatchOptions.plain(3), 3);
        dispatcher.start();
        for (int i = 0; i < count; i++) {
            channel.sender().send(i);
        }
        channel.sender().close();
        Awaitility.await().atMost(Duration.ofSeconds(45)).until(() -> !dispatcher.isRunning());

        assertThat(dispatcher.isIdle()).isTrue();
        assertThat(dispatcher.isQuiet()).isTrue();
        assertThat(handled).hasSize(count);
        assertThat(handled.stream().mapToInt(Integer::intValue).sorted().toArray())
                .isEqualTo(IntStream.range(0, count).toArray());
    }

    @Test
    void batch_atRandomPaces_losesAndReordersNothing() throws Exception {
        int count = 50_000;
        var options = new DispatchOptions<Integer>(1, null, new Batching(7, Duration.ofNanos(50_000)), Backoff.NONE,
                () -> false, (message, reason) -> {
                });
        Dispatcher<Integer> dispatcher = dispatcher(new Place(task -> new Thread(task).start(), true), options, 1);
        dispatcher.start();
        for (int i = 0; i < count; i++) {
            channel.sender().send(i);
        }
        channel.sender().close();
        Awaitility.await().atMost(Duration.ofSeconds(45)).until(() -> !dispatcher.isRunning());

        assertThat(List.copyOf(handled)).isEqualTo(IntStream.range(0, count).boxed().toList());
    }

    private Dispatcher<Integer> dispatcher(Place place, DispatchOptions<Integer> options, int concurrency) {
        MessageHandler<Integer> handler = messages -> {
            handled.addAll(messages);
            return CompletableFuture.completedFuture(null);
        };
        return new Dispatcher<>("Test#handle()", channel.receiver(), handler, FailurePolicy.none(), options,
                Stream.generate(() -> place).limit(concurrency).toList());
    }
}
