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
        int count = 20_000;
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
        int count = 10_000;
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

    @Test
    void retry_whileItWaits_holdsNoThread_andIsGivenUpWithItsFailureAtTheEnd() throws Exception {
        var running = new AtomicInteger();
        var givenUp = new CompletableFuture<Task<Integer>>();
        Executor counting = task -> new Thread(() -> {
            running.incrementAndGet();
            task.run();
            running.decrementAndGet();
        }).start();
        var failing = new CompletableFuture<Void>();
        failing.completeExceptionally(new IllegalStateException("not yet"));
        var hour = Duration.ofHours(1);
        var dispatcher = new Dispatcher<>("Test#handle()", channel.receiver(), messages -> {
            handled.addAll(messages);
            return failing;
        }, new Noting(givenUp), new DispatchOptions<>(1, null, Batching.NONE, new Backoff(2, hour, 1, hour, 0),
                () -> false, (message, reason) -> {
                }), List.of(new Place(counting, true)));
        dispatcher.start();
        channel.sender().send(1);
        channel.sender().send(2);

        assertThat(handled.poll(15, TimeUnit.SECONDS)).isEqualTo(1);
        Awaitility.await().atMost(Duration.ofSeconds(15)).until(() -> running.get() == 0);
        assertThat(dispatcher.isQuiet()).isTrue();
        assertThat(dispatcher.inHand()).isEqualTo(1);
        assertThat(handled).as("the line is held").isEmpty();

        dispatcher.interrupt();
        assertThat(givenUp.get(15, TimeUnit.SECONDS).failure()).hasMessage("not yet");
        assertThat(dispatcher.isIdle()).isTrue();
    }

    private record Noting(CompletableFuture<Task<Integer>> givenUp) implements FailurePolicy<Integer> {

        @Override
        public void retried(Task<Integer> task, Duration delay) {
            // what is waited for
        }

        @Override
        public CompletableFuture<Void> giveUp(Task<Integer> task) {
            givenUp.complete(task);
            return MessageHandler.DONE;
        }
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
