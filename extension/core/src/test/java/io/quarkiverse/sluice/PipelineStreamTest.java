package io.quarkiverse.sluice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkiverse.sluice.fixture.Await;
import io.quarkiverse.sluice.fixture.Caller;
import io.quarkiverse.sluice.fixture.Crew;
import io.quarkiverse.sluice.fixture.Shuffle;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** P2 and P4: stages that turn one message into many. */
class PipelineStreamTest {

    private static final StageOptions<Object> ONE = StageOptions.defaults();

    private final Crew crew = new Crew(Caller.PLATFORM);

    @AfterEach
    void noThreadStays() {
        crew.close();
    }

    @ParameterizedTest
    @ValueSource(ints = { 0, 1, 5 })
    void p2_streamBehindTheHead_isRequestedOnlyAsManyAsTheCapacity(int capacity) {
        var head = new CompletableFuture<Integer>();
        var made = new AtomicInteger();
        var taken = new AtomicInteger();
        var pipeline = Channels.<Integer> pipeline("etl").stageMulti("spread", (Integer n) -> {
            taken.incrementAndGet();
            return n == 0 ? Multi.createFrom().completionStage(head)
                    : Multi.createFrom().range(0, 100).invoke(made::incrementAndGet);
        }, ONE.withCapacity(capacity).withConcurrency(2)).outputCapacity(200).build();
        crew.sendEach(pipeline.input(), List.of(0, 1)).value();
        Await.until("both are open and the second is asked", () -> taken.get() == 2 && made.get() >= capacity);

        assertThat(made).hasValue(capacity);
        head.complete(-1);

        assertThat(crew.receive(pipeline.output()).value()).isEqualTo(-1);
        assertThat(crew.receiveEach(pipeline.output(), 100).value()).isEqualTo(numbers(100));
        pipeline.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = { true, false })
    void p2_streamsOfSlowItems_keepTheirOrder(boolean ordered) {
        try (var shuffle = new Shuffle(3)) {
            var options = ONE.withConcurrency(4).withCapacity(3);
            var pipeline = Channels.<Integer> pipeline("etl").stageMulti("spread",
                    (Integer n) -> Multi.createFrom().range(0, 5)
                            .onItem().transformToUniAndConcatenate(i -> shuffle.later(10 * n + i)),
                    ordered ? options : options.unordered()).build();
            crew.sendEach(pipeline.input(), numbers(100));

            var received = crew.receiveEach(pipeline.output(), 500).value();

            var expected = IntStream.range(0, 100).flatMap(n -> IntStream.range(10 * n, 10 * n + 5)).boxed().toList();
            if (ordered) {
                assertThat(received).isEqualTo(expected);
            } else {
                assertThat(received).containsExactlyInAnyOrderElementsOf(expected).isNotEqualTo(expected);
            }
            assertThat(pipeline.statistics().get(0).out()).isEqualTo(500);
            pipeline.close();
        }
    }

    @Test
    void p5_outputClosed_streamIsCancelled() {
        var subscribed = new CountDownLatch(1);
        var cancelled = new CompletableFuture<Void>();
        var pipeline = Channels.<Integer> pipeline("etl").stageMulti("spread", (Integer n) -> Multi.createFrom()
                .<Integer> emitter(emitter -> {
                    emitter.onTermination(() -> cancelled.complete(null));
                    subscribed.countDown();
                })).build();
        crew.send(pipeline.input(), 1).value();
        Await.latch(subscribed);

        pipeline.output().close();

        crew.call("await the cancellation", () -> cancelled.get()).value();
        Await.until("the stage is done", () -> pipeline.statistics().get(0).inFlight() == 0);
    }

    @Test
    void p5_outputClosed_uniIsCancelled() {
        var subscribed = new CountDownLatch(1);
        var cancelled = new CompletableFuture<Void>();
        var pipeline = Channels.<Integer> pipeline("etl").stageUni("price", (Integer n) -> Uni.createFrom()
                .<Integer> emitter(emitter -> {
                    emitter.onTermination(() -> cancelled.complete(null));
                    subscribed.countDown();
                })).build();
        crew.send(pipeline.input(), 1).value();
        Await.latch(subscribed);

        pipeline.output().close();

        crew.call("await the cancellation", () -> cancelled.get()).value();
        Await.until("the stage is done", () -> pipeline.statistics().get(0).inFlight() == 0);
    }

    @Test
    void p4_sinkUni_isDoneWhenItsWorkIs() {
        var stored = new CompletableFuture<Void>();
        var pipeline = Channels.<Integer> pipeline("etl")
                .sinkUni("store", n -> Uni.createFrom().completionStage(stored)).build();
        crew.send(pipeline.input(), 1).value();
        pipeline.close();
        Await.until("it is under way", () -> pipeline.statistics().get(0).inFlight() == 1);
        assertThat(pipeline.output().tryReceive()).isNull();

        stored.complete(null);

        assertThat(crew.receive(pipeline.output()).failure()).isInstanceOfSatisfying(ChannelClosedException.class,
                e -> assertThat(e.reason()).isEqualTo(CloseReason.COMPLETED));
        assertThat(pipeline.statistics().get(0).out()).isZero();
    }

    private static List<Integer> numbers(int count) {
        return IntStream.range(0, count).boxed().toList();
    }
}
