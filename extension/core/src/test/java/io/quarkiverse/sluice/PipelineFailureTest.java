package io.quarkiverse.sluice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkiverse.sluice.fixture.Await;
import io.quarkiverse.sluice.fixture.Caller;
import io.quarkiverse.sluice.fixture.Crew;
import io.quarkiverse.sluice.fixture.Undelivered;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** P3: what a stage does about failures, policy by policy. */
class PipelineFailureTest {

    private static final StageOptions<Object> ONE = StageOptions.defaults();

    private final Crew crew = new Crew(Caller.PLATFORM);
    private final Undelivered<Object> handedOver = new Undelivered<>();

    @AfterEach
    void noThreadStays() {
        crew.close();
    }

    @ParameterizedTest
    @EnumSource
    void p3_skip_givesTheMessageUpAndKeepsTheOrder(StageOrder order) {
        var pipeline = start().stage("parse", PipelineFailureTest::oddFails,
                inOrder(order).withConcurrency(3).skippingFailures()).build();

        assertThat(through(pipeline, 20)).containsExactlyInAnyOrderElementsOf(evens(20));
        assertThat(pipeline.statistics().get(0)).satisfies(stage -> {
            assertThat(stage.in()).isEqualTo(20);
            assertThat(stage.out()).isEqualTo(10);
            assertThat(stage.failed()).isEqualTo(10);
            assertThat(stage.skipped()).isEqualTo(10);
            assertThat(stage.deadLettered()).isZero();
        });
        assertThat(handedOver.count()).isZero();
    }

    @Test
    void p3_deadLetter_carriesTheMessageAndWhereItFailed() throws Exception {
        var letters = Channels.<DeadLetter<Integer>> bounded(20);
        var pipeline = start().stage("parse", PipelineFailureTest::oddFails, ONE.withConcurrency(3)
                .deadLettersTo(letters.sender())).build();

        assertThat(through(pipeline, 20)).isEqualTo(evens(20));
        var received = letters.receiver().receiveMany(20);
        assertThat(received).extracting(DeadLetter::message)
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, 20).filter(n -> n % 2 != 0).boxed().toList());
        assertThat(received).allSatisfy(letter -> {
            assertThat(letter.channel()).isEqualTo("etl.parse");
            assertThat(letter.failure()).isInstanceOfSatisfying(StageFailedException.class, where -> {
                assertThat(where.item()).isEqualTo(letter.message() + 1);
                assertThat(where.channelName()).isEqualTo("etl");
                assertThat(where.getCause()).isInstanceOf(IOException.class);
            });
        });
        assertThat(pipeline.statistics().get(0).deadLettered()).isEqualTo(10);
        assertThat(pipeline.statistics().get(0).skipped()).isZero();
    }

    @Test
    void p3_deadLetterChannelIsFull_holdsTheLineUntilThereIsRoom() throws Exception {
        var letters = Channels.<DeadLetter<Integer>> bounded(1);
        var pipeline = start().stage("parse", PipelineFailureTest::oddFails, ONE.deadLettersTo(letters.sender())).build();
        crew.sendEach(pipeline.input(), List.of(1, 3, 4)).value();
        Await.waitingSenders(letters.control(), 1);
        assertThat(pipeline.statistics().get(0).inFlight()).isEqualTo(1);
        assertThat(pipeline.output().tryReceive()).isNull();

        assertThat(letters.receiver().receive().message()).isEqualTo(1);

        assertThat(crew.receive(pipeline.output()).value()).isEqualTo(4);
        assertThat(letters.receiver().receive().message()).isEqualTo(3);
        pipeline.close();
    }

    @Test
    void p3_deadLetterIsRefused_messageIsHandedOverAndTheStageGoesOn() {
        var letters = Channels.<DeadLetter<Integer>> bounded(1);
        letters.receiver().close();
        var pipeline = start().stage("parse", PipelineFailureTest::oddFails, ONE.deadLettersTo(letters.sender())).build();

        assertThat(through(pipeline, 4)).containsExactly(0, 2);
        assertThat(handedOver.messages(UndeliveredReason.FAILED)).containsExactly(1, 3);
        assertThat(pipeline.statistics().get(0).deadLettered()).isZero();
        assertThat(pipeline.statistics().get(0).undelivered()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(ints = { 1, 3 })
    void p3_retryWithoutDelay_callsAgainUntilItSucceeds(int concurrency) {
        var calls = new AtomicInteger();
        var pipeline = start().stage("parse", (Integer n) -> {
            if (calls.incrementAndGet() % 3 != 0) {
                throw new IOException("not yet");
            }
            return n;
        }, ONE.withConcurrency(concurrency).withRetry(atOnce(50))).build();

        assertThat(through(pipeline, 10)).isEqualTo(numbers(10));
        assertThat(pipeline.statistics().get(0).retried()).isEqualTo(20);
        assertThat(pipeline.statistics().get(0).failed()).isZero();
    }

    @Test
    void p3_retriesUsedUp_pipelineFailsAndSaysAfterHowMany() {
        var calls = new AtomicInteger();
        var pipeline = start().stage("parse", (Integer n) -> {
            calls.incrementAndGet();
            throw new IOException("never");
        }, ONE.withRetry(atOnce(3))).build();
        crew.send(pipeline.input(), 1).value();

        assertThat(crew.receive(pipeline.output()).failure().getCause()).isInstanceOfSatisfying(StageFailedException.class,
                where -> assertThat(where.attempts()).isEqualTo(3));
        assertThat(calls).hasValue(3);
        assertThat(handedOver.messages(UndeliveredReason.FAILED)).containsExactly(1);
    }

    @Test
    void p3_retriesUsedUp_thenSkipOrDeadLetter() throws Exception {
        var letters = Channels.<DeadLetter<Integer>> bounded(20);
        var pipeline = start().stage("parse", PipelineFailureTest::oddFails, ONE.withRetry(atOnce(2)).skippingFailures())
                .<Integer> stage("check", n -> {
                    throw new IOException("never");
                }, ONE.deadLettersTo(letters.sender()).withRetry(atOnce(4))).build();

        assertThat(through(pipeline, 4)).isEmpty();
        assertThat(pipeline.statistics()).extracting(StageStatistics::retried).containsExactly(2L, 6L);
        assertThat(letters.receiver().receiveMany(9)).extracting(DeadLetter::message).containsExactly(0, 2);
    }

    @ParameterizedTest
    @EnumSource
    void p3_errors_areNotTriedAgainAndWedgeNothing(Fatal fatal) {
        var calls = new AtomicInteger();
        var pipeline = start().stage("parse", (Integer n) -> {
            if (n == 1) {
                calls.incrementAndGet();
                fatal.happen();
            }
            return n;
        }, ONE.withConcurrency(2).withRetry(atOnce(3)).skippingFailures()).build();

        assertThat(through(pipeline, 10)).isEqualTo(numbers(10).stream().filter(n -> n != 1).toList());
        assertThat(calls).hasValue(1);
    }

    enum Fatal {
        OUT_OF_MEMORY {
            @Override
            void happen() {
                throw new OutOfMemoryError("as a test");
            }
        },
        STACK_OVERFLOW {
            @Override
            void happen() {
                happen();
            }
        };

        abstract void happen();
    }

    @Test
    void p3_errorWithoutPolicy_failsThePipeline() {
        var pipeline = start().stage("parse", (Integer n) -> {
            throw new StackOverflowError("as a test");
        }).build();
        crew.send(pipeline.input(), 1).value();

        assertThat(crew.receive(pipeline.output()).failure().getCause().getCause()).isInstanceOf(StackOverflowError.class);
    }

    @Test
    void p3_executorRefuses_messageFailsByThePolicy() {
        var refuses = new AtomicInteger(2);
        var pipeline = start().stage("parse", (Integer n) -> n, ONE.skippingFailures().on(task -> {
            if (refuses.getAndDecrement() > 0) {
                throw new RejectedExecutionException("as a test");
            }
            crew.call("stage", () -> {
                task.run();
                return null;
            });
        })).build();

        crew.send(pipeline.input(), 0).value();
        crew.send(pipeline.input(), 1).value();
        Await.until("both are skipped", () -> pipeline.statistics().get(0).skipped() == 2);
        crew.send(pipeline.input(), 2).value();
        assertThat(crew.receive(pipeline.output()).value()).isEqualTo(2);
        pipeline.close();
    }

    @Test
    void p3_executorRefusesASecondThread_theFirstWorksOnAll() {
        var mayEnd = new CountDownLatch(1);
        var asked = new AtomicInteger();
        var pipeline = start().stage("parse", (Integer n) -> {
            mayEnd.await();
            return n;
        }, ONE.withConcurrency(3).on(task -> {
            if (asked.getAndIncrement() > 0) {
                throw new RejectedExecutionException("as a test");
            }
            crew.call("stage", () -> {
                task.run();
                return null;
            });
        })).build();
        crew.sendEach(pipeline.input(), numbers(3)).value();
        Await.until("all are taken", () -> pipeline.statistics().get(0).inFlight() == 3);

        mayEnd.countDown();

        assertThat(crew.receiveEach(pipeline.output(), 3).value()).isEqualTo(numbers(3));
        pipeline.close();
    }

    @Test
    void p3_stageRunsInTheCallersThread_itsInterruptIsLeftAlone() {
        var pipeline = start().stage("parse", (Integer n) -> n, ONE.on(Runnable::run)).build();

        assertThat(crew.call("send", () -> {
            Thread.currentThread().interrupt();
            boolean sent = pipeline.input().trySend(1);
            return sent && Thread.interrupted();
        }).value()).isTrue();
        assertThat(crew.receive(pipeline.output()).value()).isEqualTo(1);
        pipeline.close();
    }

    @Test
    void p3_unorderedStageFails_earlierOnesStillRunningComeOut() {
        var mayEnd = new CountDownLatch(1);
        var failed = new CountDownLatch(1);
        var pipeline = start().stage("parse", (Integer n) -> {
            if (n == 1) {
                failed.countDown();
                throw new IOException("bad");
            }
            mayEnd.await();
            return n;
        }, ONE.withConcurrency(3).unordered()).build();
        crew.sendEach(pipeline.input(), List.of(0, 1, 2, 3, 4));
        Await.latch(failed);
        Await.until("the input is closed", () -> pipeline.input().isClosed());
        assertThat(pipeline.output().isClosed()).isFalse();

        mayEnd.countDown();

        assertThat(crew.receive(pipeline.output()).value()).isZero();
        assertThat(crew.receive(pipeline.output()).failure()).isInstanceOfSatisfying(ChannelClosedException.class,
                e -> assertThat(e.reason()).isEqualTo(CloseReason.FAILED));
        Await.until("the stage is idle", () -> pipeline.statistics().get(0).inFlight() == 0);
        assertThat(handedOver.messages()).contains(1).doesNotContain(0).doesNotHaveDuplicates();
    }

    @Test
    void p3_stageFailsWhileALaterOneHangs_theOutputFailsAtOnce() {
        var later = new CountDownLatch(1);
        var mayEnd = new CountDownLatch(1);
        var pipeline = start().stage("parse", (Integer n) -> {
            if (n == 0) {
                later.await();
                throw new IOException("bad");
            }
            later.countDown();
            mayEnd.await();
            return n;
        }, ONE.withConcurrency(2)).build();
        crew.sendEach(pipeline.input(), List.of(0, 1)).value();

        assertThat(crew.receive(pipeline.output()).failure()).isInstanceOf(ChannelClosedException.class);
        assertThat(pipeline.statistics().get(0).inFlight()).isEqualTo(1);
        mayEnd.countDown();
        Await.until("the later one is handed over, too", () -> handedOver.count() == 2);
        assertThat(handedOver.messages()).containsExactly(0, 1);
    }

    @Test
    void p3_streamFails_whatCameBeforeIsHandedOnAndNotMadeAgain() {
        var tries = new AtomicInteger();
        var pipeline = start().stageMulti("spread", (Integer n) -> {
            tries.incrementAndGet();
            return Multi.createBy().concatenating().streams(Multi.createFrom().items(n, n),
                    Multi.createFrom().failure(new IOException("bad")));
        }, ONE.withCapacity(1).withRetry(atOnce(3)).skippingFailures()).outputCapacity(10).build();
        crew.sendEach(pipeline.input(), List.of(1, 2)).value();
        pipeline.close();

        assertThat(crew.receiveEach(pipeline.output(), 4).value()).containsExactly(1, 1, 2, 2);
        assertThat(crew.receive(pipeline.output()).failure()).isInstanceOf(ChannelClosedException.class);
        assertThat(tries).hasValue(2);
        assertThat(pipeline.statistics().get(0).skipped()).isEqualTo(2);
    }

    @Test
    void p3_streamFailsAtOnce_isTriedAgain() {
        var tries = new AtomicInteger();
        var pipeline = start().stageMulti("spread", (Integer n) -> tries.incrementAndGet() < 3
                ? Multi.createFrom().failure(new IOException("bad"))
                : Multi.createFrom().items(n, n), ONE.withRetry(atOnce(3))).build();

        assertThat(through(pipeline, 1)).containsExactly(0, 0);
        assertThat(pipeline.statistics().get(0).retried()).isEqualTo(2);
    }

    @Test
    void p3_uniFails_isTriedAgainAndThenSkipped() {
        var pipeline = start().stageUni("price", (Integer n) -> n % 2 == 0 ? Uni.createFrom().item(n)
                : Uni.createFrom().failure(new IOException("no price")), ONE.withRetry(atOnce(2)).skippingFailures()).build();

        assertThat(through(pipeline, 6)).containsExactly(0, 2, 4);
        assertThat(pipeline.statistics().get(0).retried()).isEqualTo(3);
    }

    @Test
    void p3_interruptLeftBehind_isNotTheNextMessages() {
        var pipeline = start().stage("parse", (Integer n) -> {
            boolean interrupted = Thread.currentThread().isInterrupted();
            Thread.currentThread().interrupt();
            if (interrupted) {
                throw new IOException("interrupted");
            }
            return n;
        }).build();

        assertThat(through(pipeline, 10)).isEqualTo(numbers(10));
    }

    @Test
    void m4_failure_showsNoPayload() {
        var pipeline = Channels.<String> pipeline("etl").stage("parse", (String text) -> {
            throw new IOException("bad");
        }).build();
        crew.send(pipeline.input(), "secret").value();

        assertThat(crew.receive(pipeline.output()).failure()).hasStackTraceContaining("parse")
                .satisfies(e -> assertThat(e).hasStackTraceContaining("message 1"))
                .satisfies(e -> assertThat(e.toString() + e.getCause()).doesNotContain("secret"));
        assertThat(pipeline.toString()).doesNotContain("secret");
    }

    private PipelineBuilder<Integer, Integer> start() {
        return Channels.<Integer> pipeline("etl").onUndelivered(handedOver);
    }

    private static StageOptions<Integer> inOrder(StageOrder order) {
        return switch (order) {
            case INPUT -> ONE.orderedBy((Integer n) -> n).ordered();
            case KEY -> ONE.orderedBy((Integer n) -> n % 2);
            case NONE -> ONE.orderedBy((Integer n) -> n).unordered();
        };
    }

    private static RetryPolicy atOnce(int attempts) {
        return RetryPolicy.attempts(attempts).withDelay(Duration.ZERO);
    }

    private static Integer oddFails(Integer n) throws IOException {
        if (n % 2 != 0) {
            throw new IOException("odd");
        }
        return n;
    }

    /** Sends so many, closes, and receives all that comes out. */
    private List<Integer> through(Pipeline<Integer, Integer> pipeline, int count) {
        crew.sendEach(pipeline.input(), numbers(count)).value();
        pipeline.close();
        return crew.call("iterate", () -> {
            var all = new ArrayList<Integer>();
            pipeline.output().forEach(all::add);
            return all;
        }).value();
    }

    private static List<Integer> evens(int below) {
        return IntStream.range(0, below).filter(n -> n % 2 == 0).boxed().toList();
    }

    private static List<Integer> numbers(int count) {
        return IntStream.range(0, count).boxed().toList();
    }
}
