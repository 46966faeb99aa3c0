package io.quarkiverse.sluice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkiverse.sluice.fixture.Await;
import io.quarkiverse.sluice.fixture.Caller;
import io.quarkiverse.sluice.fixture.Crew;
import io.quarkiverse.sluice.fixture.Op;

@ParameterizedClass
@EnumSource
class RequesterTest {

    private static final Duration LONG = Duration.ofMinutes(5);

    @Parameter
    Caller caller;
    private Crew crew;
    private final RequesterPair<Integer, String> quotes = Channels.<Integer, String> requester("quotes").capacity(8)
            .timeout(LONG).build();

    @BeforeEach
    void startCrew() {
        assumeTrue(caller.isAvailable(), "This JDK has no virtual threads");
        crew = new Crew(caller);
    }

    @AfterEach
    void noThreadStays() {
        if (crew != null) {
            crew.close();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = { 0, 1, 8 })
    void q1_manyCallersAndWorkers_everyReplyReachesItsCaller(int capacity) {
        var pair = Channels.<Integer, String> requester("quotes").capacity(capacity).timeout(LONG).build();
        for (int worker = 0; worker < 3; worker++) {
            crew.call("respond", () -> {
                for (var request : pair.requests()) {
                    Thread.yield();
                    request.reply("reply to " + request.value());
                }
                return null;
            });
        }
        var callers = IntStream.range(0, 4).mapToObj(i -> crew.call("request", () -> {
            for (int n = 0; n < 100; n++) {
                int question = 1_000 * i + n;
                assertThat(request(pair.requester(), question, LONG).value()).isEqualTo("reply to " + question);
            }
            return null;
        })).toList();

        callers.forEach(Op::value);
        assertThat(pair.requester().statistics().answered()).isEqualTo(400);
        assertThat(pair.requester().statistics().inFlight()).isZero();
        pair.requester().close();
    }

    @Test
    void q1_repliesInAnotherOrder_reachTheirCallers() {
        var first = request(quotes.requester(), 1, LONG);
        var one = crew.receive(quotes.requests()).value();
        var second = request(quotes.requester(), 2, LONG);
        var two = crew.receive(quotes.requests()).value();

        assertThat(two.reply("two")).isTrue();
        assertThat(second.value()).isEqualTo("two");
        assertThat(first.isDone()).isFalse();
        assertThat(one.reply("one")).isTrue();
        assertThat(first.value()).isEqualTo("one");
    }

    @Test
    void q2_timeIsUp_requestStillQueuedIsRemoved() {
        var late = request(quotes.requester(), 1, Duration.ofMillis(5));

        assertThat(late.failure()).isInstanceOf(ChannelTimeoutException.class).hasMessageContaining("quotes");
        Await.until("the request is removed", () -> quotes.requests().depth() == 0);
        assertThat(quotes.requests().tryReceive()).isNull();
        assertThat(quotes.requester().statistics().timedOut()).isEqualTo(1);
        assertThat(quotes.requester().statistics().inFlight()).isZero();
    }

    @Test
    void q2_callerStopped_requestStillQueuedIsRemoved() {
        var stopped = request(quotes.requester(), 1, LONG);
        Await.until("the request is queued", () -> quotes.requests().depth() == 1);

        assertThat(stopped.stop().wasStopped()).isTrue();

        Await.until("the request is removed", () -> quotes.requests().depth() == 0);
        assertThat(quotes.requester().statistics().cancelled()).isEqualTo(1);
    }

    @Test
    void q2_callerStopped_workerCanSeeIt() {
        var stopped = request(quotes.requester(), 1, LONG);
        var taken = crew.receive(quotes.requests()).value();
        assertThat(taken.isCancelled()).isFalse();
        assertThat(taken.remaining()).isPositive().isLessThanOrEqualTo(LONG);

        assertThat(stopped.stop().wasStopped()).isTrue();

        assertThat(taken.isCancelled()).isTrue();
        assertThat(taken.reply("too late")).isFalse();
    }

    @Test
    void q2_callerStopped_workerThatWaitsForItIsTold() {
        var stopped = request(quotes.requester(), 1, LONG);
        var taken = crew.receive(quotes.requests()).value();
        var one = crew.subscribe("whenCancelled", taken.whenCancelled());
        var other = crew.subscribe("whenCancelled", taken.whenCancelled());
        assertThat(other.stop().wasStopped()).isTrue();
        assertThat(one.isDone()).isFalse();

        assertThat(stopped.stop().wasStopped()).isTrue();

        one.value();
        crew.subscribe("whenCancelled", taken.whenCancelled()).value();
    }

    @Test
    void q2_timeIsUp_workerThatWaitsForItIsTold() {
        var late = request(quotes.requester(), 1, Duration.ofMillis(50));
        var taken = crew.receive(quotes.requests()).value();

        crew.subscribe("whenCancelled", taken.whenCancelled()).value();

        assertThat(late.failure()).isInstanceOf(ChannelTimeoutException.class);
    }

    @Test
    void q2_answered_isNeverCancelled() {
        var asked = request(quotes.requester(), 1, LONG);
        var taken = crew.receive(quotes.requests()).value();
        var cancelled = crew.subscribe("whenCancelled", taken.whenCancelled());

        taken.reply("one");

        assertThat(asked.value()).isEqualTo("one");
        assertThat(cancelled.isDone()).isFalse();
        assertThat(taken.isCancelled()).isFalse();
    }

    @Test
    void q2_workersCallbackBlocks_callerIsNotHeldUp() {
        var late = request(quotes.requester(), 1, Duration.ofMillis(50));
        var taken = crew.receive(quotes.requests()).value();
        var release = new CountDownLatch(1);
        var called = new CountDownLatch(1);
        taken.whenCancelled().subscribe().with(done -> {
            called.countDown();
            Await.latch(release);
        });

        Await.latch(called);
        assertThat(late.failure()).isInstanceOf(ChannelTimeoutException.class);
        release.countDown();
    }

    @Test
    void q2_timeIsUp_isTheWorkersDeadline() {
        var late = request(quotes.requester(), 1, Duration.ofMillis(50));
        var taken = crew.receive(quotes.requests()).value();

        assertThat(late.failure()).isInstanceOf(ChannelTimeoutException.class);

        assertThat(taken.isCancelled()).isTrue();
        assertThat(taken.remaining()).isZero();
        assertThat(taken.reply("too late")).isFalse();
        assertThat(quotes.requester().statistics().late()).isEqualTo(1);
    }

    @Test
    void q2_defaultTimeout_applies() {
        var pair = Channels.<Integer, String> requester("quotes").timeout(Duration.ofMillis(5)).build();
        var late = caller.blocks() ? crew.call("request", () -> pair.requester().request(1))
                : crew.subscribe("request", pair.requester().requestAsync(1));

        assertThat(late.failure()).isInstanceOfSatisfying(ChannelTimeoutException.class,
                e -> assertThat(e.timeout()).isEqualTo(Duration.ofMillis(5)));
    }

    @Test
    void q2_noRoomInTime_failsAndLeavesNothingBehind() {
        var pair = Channels.<Integer, String> requester("quotes").capacity(1).timeout(LONG).build();
        var first = request(pair.requester(), 1, LONG);
        Await.until("the request is queued", () -> pair.requests().depth() == 1);

        assertThat(request(pair.requester(), 2, Duration.ofMillis(5)).failure()).isInstanceOf(ChannelTimeoutException.class);

        assertThat(pair.control().statistics().waitingSenders()).isZero();
        crew.receive(pair.requests()).value().reply("one");
        assertThat(first.value()).isEqualTo("one");
        assertThat(pair.requests().tryReceive()).isNull();
    }

    @Test
    void q3_uncheckedExceptionAndError_arriveAsTheyAre() {
        for (var thrown : new Throwable[] { new IllegalStateException("no quote"), new AssertionError("broken") }) {
            var asked = request(quotes.requester(), 1, LONG);
            assertThat(crew.receive(quotes.requests()).value().fail(thrown)).isTrue();
            assertThat(asked.failure()).isSameAs(thrown);
        }
        assertThat(quotes.requester().statistics().failed()).isEqualTo(2);
    }

    @Test
    void q3_checkedException_arrivesAsTheCause() {
        var thrown = new IOException("no line");
        var asked = request(quotes.requester(), 1, LONG);
        crew.receive(quotes.requests()).value().fail(thrown);

        assertThat(asked.failure()).isInstanceOf(RequestFailedException.class).hasCause(thrown)
                .hasMessageContaining("quotes");
    }

    @Test
    void q4_closedWithoutReply_failsAtOnce() {
        var asked = request(quotes.requester(), 1, LONG);
        crew.receive(quotes.requests()).value().close();

        assertThat(asked.failure()).isInstanceOf(NoReplyException.class).hasMessageContaining("quotes");
        assertThat(quotes.requester().statistics().unanswered()).isEqualTo(1);
    }

    @Test
    void q4_closedAfterReply_isTheReply() {
        var asked = request(quotes.requester(), 1, LONG);
        try (var request = crew.receive(quotes.requests()).value()) {
            request.reply("one");
        }
        assertThat(asked.value()).isEqualTo("one");
    }

    @Test
    void q4_respondersEndGone_queuedAndNewRequestsFailAtOnce() {
        var asked = request(quotes.requester(), 1, LONG);
        Await.until("the request is queued", () -> quotes.requests().depth() == 1);

        quotes.requests().close();

        assertThat(asked.failure()).isInstanceOf(NoReplyException.class);
        assertThat(request(quotes.requester(), 2, LONG).failure()).isInstanceOf(NoReplyException.class);
    }

    @Test
    void q4_respondersEndGoneWhileWaitingForRoom_failsAtOnce() {
        var pair = Channels.<Integer, String> requester("quotes").capacity(0).timeout(LONG).build();
        var asked = request(pair.requester(), 1, LONG);
        Await.waitingSenders(pair.control(), 1);

        pair.requests().close();

        assertThat(asked.failure()).isInstanceOf(NoReplyException.class);
    }

    @Test
    void q5_secondReply_isDiscardedAndCounted() {
        var asked = request(quotes.requester(), 1, LONG);
        var taken = crew.receive(quotes.requests()).value();

        assertThat(taken.reply("one")).isTrue();
        assertThat(taken.reply("two")).isFalse();
        assertThat(taken.fail(new IllegalStateException("three"))).isFalse();

        assertThat(asked.value()).isEqualTo("one");
        assertThat(quotes.requester().statistics().late()).isEqualTo(2);
        assertThat(quotes.requester().statistics().answered()).isEqualTo(1);
    }

    @Test
    void q5_repliesRacing_oneIsTheAnswer() {
        for (int round = 0; round < 200; round++) {
            var asked = request(quotes.requester(), round, LONG);
            var taken = crew.receive(quotes.requests()).value();
            var start = new CountDownLatch(1);
            var one = crew.call("reply", () -> {
                start.await();
                return taken.reply("one");
            });
            start.countDown();
            boolean mine = taken.reply("mine");

            assertThat(one.value()).isNotEqualTo(mine);
            assertThat(asked.value()).isEqualTo(mine ? "mine" : "one");
        }
    }

    @Test
    void close_queuedRequestsAreStillAnswered() {
        var asked = request(quotes.requester(), 1, LONG);
        Await.until("the request is queued", () -> quotes.requests().depth() == 1);
        quotes.requester().close();

        assertThat(request(quotes.requester(), 2, LONG).failure()).isInstanceOf(ChannelClosedException.class);
        crew.receive(quotes.requests()).value().reply("one");
        assertThat(asked.value()).isEqualTo("one");
        assertThat(crew.receive(quotes.requests()).failure()).isInstanceOf(ChannelClosedException.class);
    }

    @Test
    void settingsOutOfRange_areRefusedWithTheirValue() {
        var builder = Channels.<Integer, String> requester("quotes");
        assertThatIllegalArgumentException().isThrownBy(() -> builder.capacity(-1)).withMessageContaining("-1");
        assertThatIllegalArgumentException().isThrownBy(() -> builder.timeout(Duration.ZERO)).withMessageContaining("quotes");
    }

    @Test
    void m4_request_showsNoPayload() {
        var pair = Channels.<String, String> requester("quotes").build();
        crew.subscribe("request", pair.requester().requestAsync("4242-4242"));
        var taken = crew.receive(pair.requests()).value();

        assertThat(taken.toString()).doesNotContain("4242");
        taken.close();
    }

    private Op<String> request(Requester<Integer, String> requester, int question, Duration timeout) {
        return caller.blocks() ? crew.call("request", () -> requester.request(question, timeout))
                : crew.subscribe("request", requester.requestAsync(question, timeout));
    }
}
