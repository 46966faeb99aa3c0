package io.quarkiverse.sluice.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkiverse.sluice.ChannelTimeoutException;
import io.quarkiverse.sluice.Channels;
import io.quarkiverse.sluice.NoReplyException;
import io.quarkiverse.sluice.Request;
import io.quarkiverse.sluice.RequesterPair;
import io.quarkiverse.sluice.fixture.Await;
import io.quarkiverse.sluice.fixture.Caller;
import io.quarkiverse.sluice.fixture.Crew;
import io.quarkiverse.sluice.fixture.Op;

/** Q1 to Q5 under load: every request ends in one way, and the figures say which. */
class RequesterSoakTest {

    private static final int WORKERS = 3;
    private static final int REQUESTS = 1_000;
    private static final long SEED = Long.getLong("sluice.soak.seed", System.nanoTime());

    private final Crew crew = new Crew(Caller.PLATFORM);
    private final AtomicInteger answered = new AtomicInteger();
    private final AtomicInteger timedOut = new AtomicInteger();
    private final AtomicInteger unanswered = new AtomicInteger();
    private final AtomicInteger interrupted = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();

    @AfterEach
    void noThreadStays() {
        crew.close();
    }

    @ParameterizedTest
    @ValueSource(ints = { 0, 1, 16 })
    void q_underAnyRace_everyRequestHasOneOutcome(int capacity) {
        var random = new Random(SEED);
        var pair = Channels.<Integer, Integer> requester("soak").capacity(capacity).timeout(Duration.ofMinutes(5)).build();
        for (int i = 0; i < WORKERS; i++) {
            var own = new Random(random.nextLong());
            crew.call("respond", () -> {
                for (var request : pair.requests()) {
                    respond(request, own);
                }
                return null;
            });
        }
        var callers = new ArrayList<Op<Void>>();
        for (int i = 0; i < WORKERS; i++) {
            int first = i * REQUESTS;
            var own = new Random(random.nextLong());
            callers.add(crew.call("request", () -> {
                for (int question = first; question < first + REQUESTS; question++) {
                    ask(pair, question, own);
                }
                return null;
            }));
        }
        Await.until("all callers are done", () -> {
            callers.get(random.nextInt(WORKERS)).stop();
            return callers.stream().allMatch(Op::isDone);
        });
        callers.forEach(Op::value);
        pair.requester().close();

        var statistics = pair.requester().statistics();
        assertThat(statistics).as("capacity %d, -Dsluice.soak.seed=%d", capacity, SEED).satisfies(figures -> {
            assertThat(figures.inFlight()).isZero();
            assertThat(figures.answered()).isEqualTo(answered.get());
            assertThat(figures.timedOut()).isEqualTo(timedOut.get());
            assertThat(figures.unanswered()).isEqualTo(unanswered.get());
            assertThat(figures.failed()).isEqualTo(failed.get());
            assertThat(figures.cancelled()).isLessThanOrEqualTo(interrupted.get());
        });
        assertThat(pair.requests().depth()).isZero();
    }

    private void ask(RequesterPair<Integer, Integer> pair, int question, Random random) {
        try {
            var limit = Duration.ofNanos(20_000 + random.nextInt(200_000));
            int reply = random.nextBoolean() ? pair.requester().request(question, limit) : pair.requester().request(question);
            assertThat(reply).isEqualTo(-question);
            answered.incrementAndGet();
        } catch (ChannelTimeoutException e) {
            timedOut.incrementAndGet();
        } catch (NoReplyException e) {
            unanswered.incrementAndGet();
        } catch (IllegalStateException e) {
            failed.incrementAndGet();
        } catch (InterruptedException e) {
            interrupted.incrementAndGet();
        }
    }

    private static void respond(Request<Integer, Integer> request, Random random) {
        try (request) {
            switch (random.nextInt(5)) {
                case 0 -> Thread.yield();
                case 1 -> request.fail(new IllegalStateException("fails on purpose"));
                default -> request.reply(-request.value());
            }
        }
    }
}
