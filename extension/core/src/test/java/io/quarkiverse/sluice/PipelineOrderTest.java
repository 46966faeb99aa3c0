package io.quarkiverse.sluice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkiverse.sluice.fixture.Await;
import io.quarkiverse.sluice.fixture.Caller;
import io.quarkiverse.sluice.fixture.Crew;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** P1, P2 and P4: order, back-pressure and what a stage may return. */
class PipelineOrderTest {

    private static final StageOptions<Object> ONE = StageOptions.defaults();

    private final Crew crew = new Crew(Caller.PLATFORM);

    @AfterEach
    void noThreadStays() {
        crew.close();
    }

    @ParameterizedTest
    @ValueSource(ints = { 1, 2, 3, 8 })
    void p2_ordered_outputsFollowInputsWhateverTheConcurrency(int concurrency) {
        var pipeline = Channels.<Integer> pipeline("etl")
                .stage("double", (Integer n) -> {
                    spin(n % 7);
                    return 2 * n;
                }, ONE.withConcurrency(concurrency))
                .stage("text", n -> "n" + n, ONE.withConcurrency(concurrency))
                .build();
        var input = numbers(500);
        crew.sendEach(pipeline.input(), input);

        assertThat(crew.receiveEach(pipeline.output(), 500).value())
                .isEqualTo(input.stream().map(n -> "n" + 2 * n).toList());
        pipeline.close();
        assertThat(crew.receive(pipeline.output()).failure()).isInstanceOf(ChannelClosedException.class);
    }

    @Test
    void p2_orderedHeadIsSlow_laterOnesWaitForIt() {
        var head = new CountDownLatch(1);
        var secondDone = new CountDownLatch(1);
        var pipeline = Channels.<Integer> pipeline("etl").stage("work", (Integer n) -> {
            if (n == 0) {
                head.await();
            } else {
                secondDone.countDown();
            }
            return n;
        }, ONE.withConcurrency(2)).build();
        crew.sendEach(pipeline.input(), List.of(0, 1)).value();
        Await.latch(secondDone);
        assertThat(pipeline.output().tryReceive()).isNull();

        head.countDown();

        assertThat(crew.receiveEach(pipeline.output(), 2).value()).containsExactly(0, 1);
        pipeline.close();
    }

    @Test
    void p2_unordered_laterOnesOvertakeASlowOne() {
        var head = new CountDownLatch(1);
        var pipeline = Channels.<Integer> pipeline("etl").stage("work", (Integer n) -> {
            if (n == 0) {
                head.await();
            }
            return n;
        }, ONE.withConcurrency(2).unordered()).build();
        crew.sendEach(pipeline.input(), List.of(0, 1)).value();

        assertThat(crew.receive(pipeline.output()).value()).isEqualTo(1);
        head.countDown();
        assertThat(crew.receive(pipeline.output()).value()).isZero();
        pipeline.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = { true, false })
    void p2_atMostConcurrencyInputs_areOpenInAStage(boolean ordered) {
        int concurrency = 3;
        var open = new AtomicInteger();
        var most = new AtomicInteger();
        var options = ONE.withConcurrency(concurrency);
        var pipeline = Channels.<Integer> pipeline("etl").stage("work", (Integer n) -> {
            most.accumulateAndGet(open.incrementAndGet(), Math::max);
            spin(n % 5);
            open.decrementAndGet();
            return n;
        }, ordered ? options : options.unordered()).build();
        crew.sendEach(pipeline.input(), numbers(300));

        crew.receiveEach(pipeline.output(), 300).value();

        assertThat(most.get()).isBetween(1, concurrency);
        pipeline.close();
    }

    @Test
    void p1_nobodyReceives_theSourceIsHeldBack() {
        var started = new AtomicInteger();
        var pipeline = Channels.<Integer> pipeline("etl").stage("work", (Integer n) -> {
            started.incrementAndGet();
            return n;
        }, ONE.withCapacity(2).withConcurrency(1)).outputCapacity(3).build();
        var source = crew.sendEach(pipeline.input(), numbers(100));
        Await.until("the source waits", () -> pipeline.statistics().get(0).depth() == 2 && pipeline.output().depth() == 3);

        assertThat(source.isDone()).isFalse();
        assertThat(started.get()).isLessThanOrEqualTo(3 + 1);

        assertThat(crew.receiveEach(pipeline.output(), 100).value()).isEqualTo(numbers(100));
        source.value();
        pipeline.close();
    }

    /** Once with somebody always waiting for somebody, and once with room for all. */
    @ParameterizedTest
    @CsvSource({ "5000, 16", "100000, 100000" })
    void p1_executorThatRunsAtOnce_worksAtConstantStack(int messages, int capacity) {
        var pipeline = Channels.<Integer> pipeline("etl").stage("a", (Integer n) -> n).stage("b", n -> n)
                .executor(Runnable::run).outputCapacity(capacity).build();
        var received = crew.receiveEach(pipeline.output(), messages);
        crew.sendEach(pipeline.input(), numbers(messages)).value();

        assertThat(received.value()).isEqualTo(numbers(messages));
        pipeline.close();
    }

    @Test
    void p1_handOverStagesAndOutput_passEverything() {
        var pipeline = Channels.<Integer> pipeline("etl").stage("a", (Integer n) -> n + 1, ONE.withCapacity(0))
                .stage("b", n -> n + 1, ONE.withCapacity(0)).outputCapacity(0).build();
        crew.sendEach(pipeline.input(), numbers(200));

        assertThat(crew.receiveEach(pipeline.output(), 200).value())
                .isEqualTo(numbers(200).stream().map(n -> n + 2).toList());
        pipeline.close();
    }

    @ParameterizedTest
    @ValueSource(ints = { 1, 4 })
    void p4_everyKindOfResult_comesOutInOrder(int concurrency) {
        var options = ONE.withConcurrency(concurrency);
        var pipeline = Channels.<Integer> pipeline("etl")
                .stageOptional("even", (Integer n) -> Optional.of(n).filter(x -> x % 2 == 0), options)
                .stageUni("later", n -> Uni.createFrom().item(n + 1), options)
                .stageEach("twice", n -> List.of(n, -n), options)
                .stageMulti("more", n -> n < 0 ? Multi.createFrom().empty() : Multi.createFrom().items(n, n, n), options)
                .build();
        crew.call("send", () -> {
            for (int n : numbers(60)) {
                pipeline.input().send(n);
            }
            pipeline.close();
            return null;
        });

        var output = crew.call("iterate", () -> {
            var all = new ArrayList<Integer>();
            pipeline.output().forEach(all::add);
            return all;
        });

        assertThat(output.value()).isEqualTo(IntStream.range(0, 30).map(n -> 2 * n + 1)
                .flatMap(n -> IntStream.of(n, n, n)).boxed().toList());
    }

    @Test
    void p4_sink_handsNothingOnAndCompletes() {
        var stored = new AtomicInteger();
        var pipeline = Channels.<Integer> pipeline("etl").sink("store", n -> stored.addAndGet((Integer) n)).build();
        crew.sendEach(pipeline.input(), numbers(100)).value();
        pipeline.close();

        assertThat(crew.receive(pipeline.output()).failure()).isInstanceOfSatisfying(ChannelClosedException.class,
                e -> assertThat(e.reason()).isEqualTo(CloseReason.COMPLETED));
        assertThat(stored).hasValue(4_950);
    }

    @Test
    void p2_manyResultsOfOneInput_areRequestedOnlyAsThereIsRoom() {
        var made = new AtomicInteger();
        var pipeline = Channels.<Integer> pipeline("etl").stageMulti("more",
                (Integer n) -> Multi.createFrom().range(0, 1_000).invoke(made::incrementAndGet), ONE.withCapacity(4))
                .outputCapacity(2).build();
        crew.send(pipeline.input(), 1).value();
        Await.until("the output is full", () -> pipeline.output().depth() == 2);
        assertThat(made.get()).isLessThan(100);

        assertThat(crew.receiveEach(pipeline.output(), 1_000).value()).isEqualTo(numbers(1_000));
        pipeline.close();
    }

    private static void spin(int rounds) {
        for (int i = 0; i < rounds; i++) {
            Thread.yield();
        }
    }

    private static List<Integer> numbers(int count) {
        return IntStream.range(0, count).boxed().toList();
    }
}
