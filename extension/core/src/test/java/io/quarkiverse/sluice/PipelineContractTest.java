package io.quarkiverse.sluice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import io.quarkiverse.sluice.fixture.Await;
import io.quarkiverse.sluice.fixture.Crew;
import io.quarkiverse.sluice.fixture.Shuffle;
import io.quarkiverse.sluice.fixture.StageKind;
import io.quarkiverse.sluice.fixture.Undelivered;
import io.smallrye.mutiny.Uni;

/** P1 to P5 for each kind of thread that stages, senders and receivers can have. */
@ParameterizedClass
@EnumSource
class PipelineContractTest {

    private static final StageOptions<Object> ONE = StageOptions.defaults();

    @Parameter
    StageKind kind;
    private Crew crew;
    private Shuffle shuffle;

    @BeforeEach
    void startCrew() {
        assumeTrue(kind.isAvailable(), "This JDK has no virtual threads");
        crew = new Crew(kind.caller());
        shuffle = new Shuffle(1);
    }

    @AfterEach
    void noThreadStays() {
        if (crew != null) {
            crew.close();
            shuffle.close();
        }
    }

    @Test
    void p1_lastStageHangs_theSourceIsHeldBackWithEachStageAndChannelFull() {
        var mayEnd = new CompletableFuture<Void>();
        var pipeline = kind.add(kind.add(start(), "first", n -> Uni.createFrom().item(n), ONE.withCapacity(2)),
                "second", n -> Uni.createFrom().completionStage(mayEnd).replaceWith(n), ONE.withCapacity(3)).build();
        var source = crew.sendEach(pipeline.input(), numbers(100));
        Await.until("both stages and their channels are full", () -> pipeline.statistics().stream()
                .allMatch(stage -> stage.depth() == stage.capacity() && stage.inFlight() == 1));

        assertThat(source.isDone()).isFalse();
        assertThat(pipeline.statistics().get(0).in()).isEqualTo(1 + 3 + 1);

        mayEnd.complete(null);
        assertThat(crew.receiveEach(pipeline.output(), 100).value()).isEqualTo(numbers(100));
        source.value();
        pipeline.close();
    }

    @Test
    void p2_ordered_severalAreUnderWayAndOutputsFollowInputs() {
        var all = new CountDownLatch(4);
        var mayEnd = IntStream.range(0, 4).mapToObj(n -> new CompletableFuture<Integer>()).toList();
        var pipeline = kind.add(start(), "work", n -> {
            all.countDown();
            return Uni.createFrom().completionStage(mayEnd.get(n));
        }, ONE.withConcurrency(4)).build();
        crew.sendEach(pipeline.input(), numbers(4)).value();
        Await.latch(all);

        for (int last = 3; last > 0; last--) {
            mayEnd.get(last).complete(last);
        }
        assertThat(pipeline.output().tryReceive()).isNull();
        assertThat(pipeline.statistics().get(0).inFlight()).isEqualTo(4);
        mayEnd.get(0).complete(0);

        assertThat(crew.receiveEach(pipeline.output(), 4).value()).isEqualTo(numbers(4));
        pipeline.close();
    }

    @Test
    void p2_orderedWithRandomDelays_outputsFollowInputs() {
        var options = ONE.withConcurrency(4);
        var pipeline = kind.add(kind.add(start(), "a", shuffle::later, options), "b", shuffle::later, options).build();
        crew.sendEach(pipeline.input(), numbers(500));

        assertThat(crew.receiveEach(pipeline.output(), 500).value()).isEqualTo(numbers(500));
        pipeline.close();
    }

    @Test
    void p3_inputClosed_stagesAreDrainedThenTheOutputCompletes() {
        var options = ONE.withConcurrency(3);
        var pipeline = kind.add(kind.add(start(), "a", shuffle::later, options), "b", shuffle::later, options)
                .outputCapacity(10).build();
        crew.sendEach(pipeline.input(), numbers(10)).value();
        pipeline.close();

        assertThat(crew.receiveEach(pipeline.output(), 10).value()).isEqualTo(numbers(10));
        assertThat(crew.receive(pipeline.output()).failure()).isInstanceOfSatisfying(ChannelClosedException.class,
                e -> assertThat(e.reason()).isEqualTo(CloseReason.COMPLETED));
        assertThat(pipeline.statistics()).allSatisfy(stage -> {
            assertThat(stage.in()).isEqualTo(10);
            assertThat(stage.out()).isEqualTo(10);
            assertThat(stage.processed()).isEqualTo(10);
            assertThat(stage.inFlight()).isZero();
        });
    }

    @Test
    void p3_stageFails_earlierOnesComeOutThenFailedAndLaterOnesAreHandedOver() {
        var handedOver = new Undelivered<Object>();
        var failure = new IOException("bad line");
        var options = ONE.withConcurrency(2);
        var pipeline = kind.add(kind.add(start().onUndelivered(handedOver), "read", shuffle::later, options), "parse",
                n -> n == 5 ? Uni.createFrom().failure(failure) : shuffle.later(n), options).build();
        var source = crew.sendEach(pipeline.input(), numbers(200));

        assertThat(crew.receiveEach(pipeline.output(), 5).value()).isEqualTo(numbers(5));
        assertThat(crew.receive(pipeline.output()).failure()).isInstanceOfSatisfying(ChannelClosedException.class, e -> {
            assertThat(e.reason()).isEqualTo(CloseReason.FAILED);
            assertThat(e.getCause()).isInstanceOfSatisfying(StageFailedException.class, where -> {
                assertThat(where).hasMessageContaining("'parse'").hasMessageContaining("'etl'").hasMessageContaining("6");
                assertThat(where.stage()).isEqualTo("parse");
                assertThat(where.item()).isEqualTo(6);
                assertThat(where.attempts()).isEqualTo(1);
                assertThat(rootCause(where)).isSameAs(failure);
            });
        });
        assertThat(source.failure()).isInstanceOfSatisfying(ChannelClosedException.class, e -> {
            assertThat(e.reason()).isEqualTo(CloseReason.FAILED);
            assertThat(e.getCause()).isInstanceOf(StageFailedException.class);
        });
        Await.until("all that came in are accounted for", () -> pipeline.statistics().stream()
                .allMatch(stage -> stage.inFlight() == 0 && stage.depth() == 0));
        var later = handedOver.messages(UndeliveredReason.FAILED);
        assertThat(later).doesNotHaveDuplicates().hasSize(handedOver.count()).contains(5)
                .allSatisfy(message -> assertThat((Integer) message).isGreaterThanOrEqualTo(5));
        int sent = later.size() + 5;
        assertThat(later).containsExactlyInAnyOrderElementsOf(IntStream.range(5, sent).boxed().toList());
    }

    @Test
    void p5_outputClosed_inputIsDisconnectedNothingNewStartsAndWhatIsInsideIsHandedOver() {
        var started = new AtomicInteger();
        var handedOver = new Undelivered<Object>();
        var pipeline = kind.add(start().onUndelivered(handedOver), "a", n -> {
            started.incrementAndGet();
            return Uni.createFrom().item(n);
        }, ONE.withCapacity(2)).outputCapacity(1).build();
        var source = crew.sendEach(pipeline.input(), numbers(100));
        assertThat(crew.receive(pipeline.output()).value()).isZero();
        Await.until("everything is full", () -> pipeline.output().depth() == 1
                && pipeline.statistics().get(0).depth() == 2 && pipeline.statistics().get(0).inFlight() == 1);
        int before = started.get();

        pipeline.output().close();

        assertThat(source.failure()).isInstanceOfSatisfying(ChannelClosedException.class,
                e -> assertThat(e.reason()).isEqualTo(CloseReason.DISCONNECTED));
        Await.until("the stage is idle", () -> pipeline.statistics().get(0).inFlight() == 0);
        assertThat(started).hasValue(before);
        assertThat(handedOver.messages(UndeliveredReason.DISCONNECTED)).containsExactlyInAnyOrder(1, 2, 3, 4);
        assertThat(pipeline.statistics().get(0).undelivered()).isEqualTo(1);
    }

    private static PipelineBuilder<Integer, Integer> start() {
        return Channels.pipeline("etl");
    }

    private static Throwable rootCause(Throwable failure) {
        return failure.getCause() == null ? failure : rootCause(failure.getCause());
    }

    private static List<Integer> numbers(int count) {
        return IntStream.range(0, count).boxed().toList();
    }
}
