package io.quarkiverse.sluice.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.sluice.ChannelTimeoutException;
import io.quarkiverse.sluice.NoReplyException;
import io.quarkiverse.sluice.Request;
import io.quarkiverse.sluice.RequestFailedException;
import io.quarkiverse.sluice.Requester;
import io.quarkiverse.sluice.cdi.ChannelName;
import io.quarkiverse.sluice.cdi.Respond;
import io.quarkus.test.QuarkusUnitTest;
import io.smallrye.mutiny.Uni;

/** The clauses on request-response, through annotations and properties. */
class RequestClausesTest {

    private static final Duration LONG = Duration.ofMinutes(5);
    private static final Duration SHORT = Duration.ofMillis(20);

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar.addClasses(Clerks.class))
            .overrideRuntimeConfigKey("quarkus.sluice.requesters.many.concurrency", "4")
            .overrideRuntimeConfigKey("quarkus.sluice.requesters.many.capacity", "2")
            .overrideRuntimeConfigKey("quarkus.sluice.requesters.times.timeout", "7m");

    @Inject
    @ChannelName
    Requester<Integer, String> many;

    @Inject
    @ChannelName
    Requester<Integer, Duration> times;

    @Inject
    @ChannelName
    Requester<Integer, String> watched;

    @Inject
    @ChannelName
    Requester<Integer, String> later;

    @Inject
    @ChannelName
    Requester<String, String> odd;

    @Inject
    Clerks clerks;

    @Test
    void q1_manyCallersAndWorkers_everyReplyReachesItsCaller() {
        var replies = IntStream.range(0, 200).mapToObj(question -> many.requestAsync(question, LONG)).toList();

        assertThat(Uni.join().all(replies).andFailFast().await().atMost(LONG))
                .containsExactlyElementsOf(IntStream.range(0, 200).mapToObj(question -> "reply to " + question).toList());
        assertThat(many.statistics().inFlight()).isZero();
    }

    @Test
    void q2_callersTimeout_isTheRespondersDeadline() throws Exception {
        assertThat(times.request(1, LONG)).isPositive().isLessThanOrEqualTo(LONG);
        assertThat(times.request(1)).isGreaterThan(LONG).isLessThanOrEqualTo(Duration.ofMinutes(7));
    }

    @Test
    void q2_callerGivesUp_responderSeesItAndQueuedRequestIsNeverHandled() throws Exception {
        var given = watched.requestAsync(1, LONG).subscribe().with(reply -> {
        });
        clerks.watching.await();
        assertThatThrownBy(() -> watched.request(2, SHORT)).isInstanceOf(ChannelTimeoutException.class);

        given.cancel();

        clerks.seenCancelled.await();
        assertThat(watched.request(3, LONG)).isEqualTo("reply to 3");
        assertThat(clerks.watched).containsExactly(1, 3);
        assertThat(watched.statistics().cancelled()).isEqualTo(1);
        assertThat(watched.statistics().timedOut()).isEqualTo(1);
    }

    @Test
    void q2_callerGivesUp_respondersUniIsCancelled() throws Exception {
        var given = later.requestAsync(1, LONG).subscribe().with(reply -> {
        });
        clerks.laterEntered.await();

        given.cancel();

        clerks.laterCancelled.await();
        assertThat(later.request(2, LONG)).isEqualTo("reply to 2");
    }

    @Test
    void q3_exceptions_reachTheCallerUncheckedAsTheyAreAndCheckedAsCause() {
        assertThatThrownBy(() -> odd.request("unchecked", LONG)).isExactlyInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> odd.request("error", LONG)).isExactlyInstanceOf(StackOverflowError.class);
        assertThatThrownBy(() -> odd.request("checked", LONG)).isInstanceOf(RequestFailedException.class)
                .hasCauseExactlyInstanceOf(IOException.class).hasMessageContaining("odd");
    }

    @Test
    void q4_responderDropsTheRequest_callerIsToldAtOnce() {
        assertThatThrownBy(() -> odd.request("drop", LONG)).isInstanceOf(NoReplyException.class).hasMessageContaining("odd");
    }

    @Test
    void q5_secondReply_isDiscardedAndCounted() throws Exception {
        long late = odd.statistics().late();

        assertThat(odd.request("twice", LONG)).isEqualTo("first");

        await().untilAsserted(() -> assertThat(odd.statistics().late()).isGreaterThan(late));
    }

    @Singleton
    static class Clerks {

        final CountDownLatch watching = new CountDownLatch(1);
        final CountDownLatch seenCancelled = new CountDownLatch(1);
        final CountDownLatch laterEntered = new CountDownLatch(1);
        final CountDownLatch laterCancelled = new CountDownLatch(1);
        final List<Integer> watched = new CopyOnWriteArrayList<>();

        @Respond("many")
        String many(Integer question) {
            Thread.yield();
            return "reply to " + question;
        }

        @Respond("times")
        Duration times(int question, Request<Integer, Duration> request) {
            return request.remaining();
        }

        @Respond("watched")
        String watched(Integer question, Request<Integer, String> request) {
            watched.add(question);
            if (question == 1) {
                watching.countDown();
                request.whenCancelled().await().atMost(LONG);
                if (request.isCancelled()) {
                    seenCancelled.countDown();
                }
            }
            return "reply to " + question;
        }

        @Respond("later")
        Uni<String> later(Integer question) {
            laterEntered.countDown();
            return question == 1 ? Uni.createFrom().<String> nothing().onCancellation().invoke(laterCancelled::countDown)
                    : Uni.createFrom().item("reply to " + question);
        }

        @Respond("odd")
        String odd(String what, Request<String, String> request) throws IOException {
            switch (what) {
                case "unchecked" -> throw new IllegalStateException(what);
                case "error" -> throw new StackOverflowError(what);
                case "checked" -> throw new IOException(what);
                case "drop" -> request.close();
                default -> request.reply("first");
            }
            return "second";
        }
    }
}
