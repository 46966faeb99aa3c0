package io.quarkiverse.sluice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
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
import io.smallrye.mutiny.Uni;

/** P3 and P5: completion, failure, and an output that is closed. */
class PipelineEndTest {

    private static final StageOptions<Object> ONE = StageOptions.defaults();

    private final Crew crew = new Crew(Caller.PLATFORM);

    @AfterEach
    void noThreadStays() {
        crew.close();
    }

    @Test
    void p3_inputClosed_stagesAreDrainedThenTheOutputCompletes() {
        var pipeline = Channels.<Integer> pipeline("etl").stage("a", (Integer n) -> n + 1, ONE.withConcurrency(3))
                .stage("b", n -> n * 2).build();
        var numbers = IntStream.range(0, 10).boxed().toList();
        crew.sendEach(pipeline.input(), numbers).value();
        pipeline.close();

        assertThat(crew.receiveEach(pipeline.output(), 10).value()).isEqualTo(numbers.stream().map(n -> 2 * (n + 1)).toList());
        assertThat(crew.receive(pipeline.output()).failure()).isInstanceOfSatisfying(ChannelClosedException.class,
                e -> assertThat(e.reason()).isEqualTo(CloseReason.COMPLETED));
        assertThat(pipeline.statistics()).extracting(StageStatistics::name).containsExactly("a", "b");
        assertThat(pipeline.statistics()).extracting(StageStatistics::processed).containsOnly(10L);
        assertThat(pipeline.statistics()).extracting(StageStatistics::inFlight).containsOnly(0);
    }

    @Test
    void p3_inputClosedEmpty_theOutputCompletes() {
        var pipeline = Channels.<Integer> pipeline("etl").stage("a", (Integer n) -> n).build();
        pipeline.close();

        assertThat(crew.receive(pipeline.output()).failure()).isInstanceOf(ChannelClosedException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = { 1, 2, 3, 8 })
    void p3_stageThrows_earlierOnesComeOutThenFailed(int concurrency) {
        var failure = new IOException("line 5 is bad");
        var pipeline = Channels.<Integer> pipeline("etl").stage("parse", (Integer n) -> {
            if (n == 5) {
                throw failure;
            }
            return n;
        }, ONE.withConcurrency(concurrency)).stage("store", n -> n).build();
        crew.call("send", () -> {
            for (int i = 0; i < 1_000; i++) {
                pipeline.input().send(i);
            }
            return null;
        });

        var output = new ArrayList<Integer>();
        var end = crew.call("iterate", () -> {
            pipeline.output().forEach(output::add);
            return null;
        }).failure();

        assertThat(output).containsExactly(0, 1, 2, 3, 4);
        assertThat(end).isInstanceOfSatisfying(ChannelClosedException.class,
                e -> assertThat(e.reason()).isEqualTo(CloseReason.FAILED));
        assertThat(causes(end)).contains(failure);
        Await.until("the input is closed", () -> pipeline.input().isClosed());
        assertThat(pipeline.statistics()).extracting(StageStatistics::failed).containsExactly(1L, 0L);
    }

    @Test
    void p3_uniStageFails_theOutputFailsWithItsCause() {
        var failure = new IOException("no price");
        var pipeline = Channels.<Integer> pipeline("etl")
                .stageUni("price", (Integer n) -> Uni.createFrom().<Integer> failure(failure)).build();
        crew.send(pipeline.input(), 1).value();

        assertThat(causes(crew.receive(pipeline.output()).failure())).contains(failure);
    }

    @Test
    void p3_stageReturnsNull_theOutputFails() {
        var pipeline = Channels.<Integer> pipeline("etl").<Integer> stage("parse", (Integer n) -> null).build();
        crew.send(pipeline.input(), 1).value();

        assertThat(causes(crew.receive(pipeline.output()).failure()))
                .anySatisfy(cause -> assertThat(cause.getMessage()).contains("parse"));
    }

    @Test
    void p3_stageReturnsNoStream_theOutputFails() {
        var pipeline = Channels.<Integer> pipeline("etl").<Integer> stageMulti("more", (Integer n) -> null).build();
        crew.send(pipeline.input(), 1).value();

        assertThat(crew.receive(pipeline.output()).failure()).isInstanceOfSatisfying(ChannelClosedException.class,
                e -> assertThat(e.reason()).isEqualTo(CloseReason.FAILED));
    }

    @Test
    void p3_inputFailed_reachesTheOutputAfterEarlierOnes() {
        var pipeline = Channels.<Integer> pipeline("etl").stage("a", (Integer n) -> n, ONE.withConcurrency(2)).build();
        crew.sendEach(pipeline.input(), List.of(1, 2, 3)).value();
        var cause = new IOException("source is gone");

        pipeline.input().fail(cause);

        assertThat(crew.receiveEach(pipeline.output(), 3).value()).containsExactly(1, 2, 3);
        var end = crew.receive(pipeline.output()).failure();
        assertThat(end).isInstanceOfSatisfying(ChannelClosedException.class,
                e -> assertThat(e.reason()).isEqualTo(CloseReason.FAILED));
        assertThat(causes(end)).contains(cause);
    }

    @Test
    void p5_outputClosed_inputIsDisconnectedAndNothingNewStarts() {
        var started = new AtomicInteger();
        var pipeline = Channels.<Integer> pipeline("etl").stage("a", (Integer n) -> {
            started.incrementAndGet();
            return n;
        }, ONE.withCapacity(1)).outputCapacity(1).build();
        var source = crew.sendEach(pipeline.input(), IntStream.range(0, 1_000).boxed().toList());
        assertThat(crew.receive(pipeline.output()).value()).isZero();

        pipeline.output().close();

        assertThat(source.failure()).isInstanceOfSatisfying(ChannelClosedException.class,
                e -> assertThat(e.reason()).isEqualTo(CloseReason.DISCONNECTED));
        Await.until("the stage is idle", () -> pipeline.statistics().get(0).inFlight() == 0);
        assertThat(started.get()).isLessThan(10);
    }

    @Test
    void p5_outputClosedWhileIdle_inputIsDisconnectedWithoutAMessage() {
        var pipeline = Channels.<Integer> pipeline("etl").stage("a", (Integer n) -> n).stage("b", n -> n).build();

        pipeline.output().close();

        Await.until("the input is closed", () -> pipeline.input().isClosed());
        assertThat(crew.send(pipeline.input(), 1).failure()).isInstanceOfSatisfying(ChannelClosedException.class,
                e -> assertThat(e.reason()).isEqualTo(CloseReason.DISCONNECTED));
    }

    @Test
    void stages_runOnTheirExecutor() {
        var threads = ConcurrentHashMap.<String> newKeySet();
        var pipeline = Channels.<Integer> pipeline("etl").stage("a", (Integer n) -> {
            threads.add("a on " + Thread.currentThread().getName());
            return n;
        }, ONE.on(task -> crew.call("own", () -> {
            task.run();
            return null;
        }))).stage("b", n -> {
            threads.add("b on " + Thread.currentThread().getName());
            return n;
        }).executor(task -> crew.call("common", () -> {
            task.run();
            return null;
        })).build();
        crew.sendEach(pipeline.input(), List.of(1, 2, 3)).value();
        pipeline.close();
        crew.receiveEach(pipeline.output(), 3).value();

        assertThat(threads).containsExactlyInAnyOrder("a on crew-own", "b on crew-common");
    }

    @Test
    void idlePipeline_holdsNoThread() {
        var running = new CountDownLatch(1);
        var pipeline = Channels.<Integer> pipeline("etl").stage("a", (Integer n) -> {
            running.countDown();
            return n;
        }).executor(task -> crew.call("stage", () -> {
            task.run();
            return null;
        })).build();
        crew.send(pipeline.input(), 1).value();
        Await.latch(running);
        assertThat(crew.receive(pipeline.output()).value()).isEqualTo(1);

        Await.until("no stage holds a thread", () -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().equals("crew-stage") && thread.isAlive()));
        assertThat(pipeline.input().isClosed()).isFalse();
        pipeline.close();
    }

    @Test
    void builder_refusesWhatCannotWork() {
        var builder = Channels.<Integer> pipeline("etl");
        assertThatIllegalStateException().isThrownBy(builder::build).withMessageContaining("etl");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.stage("a", (Integer n) -> n).stage("a", n -> n)).withMessageContaining("'a'");
        assertThatIllegalArgumentException().isThrownBy(() -> builder.outputCapacity(-1)).withMessageContaining("-1");
        assertThatIllegalArgumentException().isThrownBy(() -> ONE.withConcurrency(0)).withMessageContaining("0");
        assertThatIllegalArgumentException().isThrownBy(() -> ONE.withCapacity(-2)).withMessageContaining("-2");
    }

    private static List<Throwable> causes(Throwable failure) {
        var causes = new ArrayList<Throwable>();
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            causes.add(cause);
        }
        return causes;
    }
}
