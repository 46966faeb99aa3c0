package io.quarkiverse.sluice.musthold;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.quarkiverse.sluice.ChannelTimeoutException;
import io.quarkiverse.sluice.Channels;
import io.quarkiverse.sluice.NoReplyException;
import io.quarkiverse.sluice.Receiver;
import io.quarkiverse.sluice.Request;
import io.quarkiverse.sluice.RequestFailedException;
import io.quarkiverse.sluice.Requester;
import io.quarkiverse.sluice.fixture.Caller;
import io.quarkiverse.sluice.fixture.Crew;
import io.quarkiverse.sluice.fixture.Op;
import io.quarkiverse.sluice.fixture.Stress;

class MassRequestTest {

    private static final int CALLERS = 64;
    private static final int WORKERS = 4;
    private static final int REQUESTS = Stress.of(100_000);
    private static final Duration LONG = Duration.ofMinutes(2);
    private static final long SEED = Long.getLong("sluice.soak.seed", System.nanoTime());

    private final Crew crew = new Crew(Caller.PLATFORM);
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger taken = new AtomicInteger();
    private final LongAdder answered = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder timedOut = new LongAdder();
    private final LongAdder unanswered = new LongAdder();

    /** Kills the worker that it is thrown in. */
    private static final class Killed extends Error {

        private static final long serialVersionUID = 1L;
    }

    @AfterEach
    void noThreadStays() {
        crew.close();
    }

    @Test
    void q1_sixtyFourCallersFourWorkersOneKilled_eachRequestHasItsOwnOutcome() {
        var pair = Channels.<Integer, String> requester("quotes").capacity(16).timeout(LONG).build();
        var random = new Random(SEED);
        var workers = new ArrayList<Op<Void>>();
        for (int i = 0; i < WORKERS; i++) {
            var requests = pair.requests().duplicate();
            var own = new Random(random.nextLong());
            workers.add(crew.call("worker", () -> work(requests, own)));
        }
        pair.requests().close();
        var callers = new ArrayList<Op<Void>>();
        for (int i = 0; i < CALLERS; i++) {
            var own = new Random(random.nextLong());
            callers.add(crew.call("caller", () -> {
                for (int question = asked.getAndIncrement(); question < REQUESTS; question = asked.getAndIncrement()) {
                    ask(pair.requester(), question, own);
                }
                return null;
            }));
        }
        callers.forEach(caller -> caller.awaitLong().value());
        pair.requester().close();

        assertThat(workers.stream().filter(worker -> worker.failureOrNull() != null)).as("killed workers").hasSize(1);
        assertThat(pair.requester().statistics()).as("-Dsluice.soak.seed=%d", SEED).satisfies(figures -> {
            assertThat(figures.inFlight()).isZero();
            assertThat(figures.answered()).isEqualTo(answered.sum());
            assertThat(figures.failed()).isEqualTo(failed.sum());
            assertThat(figures.timedOut()).isEqualTo(timedOut.sum());
            assertThat(figures.unanswered()).isEqualTo(unanswered.sum());
            assertThat(answered.sum() + failed.sum() + timedOut.sum() + unanswered.sum()).isEqualTo(REQUESTS);
        });
        assertThat(unanswered.sum()).as("what the killed worker had in its hands").isPositive();
        assertThat(pair.requests().depth()).isZero();
    }

    private void ask(Requester<Integer, String> requester, int question, Random random) throws InterruptedException {
        try {
            var reply = random.nextInt(4) == 0 ? requester.request(question, Duration.ofNanos(random.nextInt(2_000_000)))
                    : requester.request(question);
            assertThat(reply).isEqualTo("reply to " + question);
            answered.increment();
        } catch (ChannelTimeoutException e) {
            timedOut.increment();
        } catch (NoReplyException e) {
            unanswered.increment();
        } catch (RequestFailedException e) {
            assertThat(e.getCause()).hasMessage("failure of " + question);
            failed.increment();
        }
    }

    private Void work(Receiver<Request<Integer, String>> requests, Random random) {
        try (requests) {
            for (var request : requests) {
                try (request) {
                    if (taken.incrementAndGet() == REQUESTS / 4) {
                        throw new Killed();
                    }
                    switch (random.nextInt(100)) {
                        case 0 -> request.fail(new Exception("failure of " + request.value()));
                        case 1 -> request.close();
                        default -> request.reply("reply to " + request.value());
                    }
                }
            }
        }
        return null;
    }
}
