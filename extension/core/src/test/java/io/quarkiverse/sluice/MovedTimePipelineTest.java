package io.quarkiverse.sluice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

import io.quarkiverse.sluice.fixture.Await;
import io.quarkiverse.sluice.fixture.Caller;
import io.quarkiverse.sluice.fixture.Crew;
import io.quarkiverse.sluice.fixture.MovedTime;
import io.quarkiverse.sluice.fixture.Undelivered;

@Isolated("moves the time of the JVM")
class MovedTimePipelineTest {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration LAST_NANO = Duration.ofNanos(1);

    private final Crew crew = new Crew(Caller.PLATFORM);
    private final AtomicInteger calls = new AtomicInteger();
    private final Undelivered<Object> handedOver = new Undelivered<>();
    private MovedTime time;

    @BeforeEach
    void takeTheTimeOver() {
        time = MovedTime.takeOver();
    }

    @AfterEach
    void letTheTimeGo() {
        crew.close();
        time.close();
    }

    @Test
    void p3_retry_holdsTheLineAndWaitsLongerEachTime() {
        var pipeline = failing(2,
                RetryPolicy.attempts(3).withJitter(0).withDelay(HOUR).withFactor(3).withMaxDelay(HOUR.multipliedBy(2)),
                StageOptions.defaults().withConcurrency(2));
        crew.sendEach(pipeline.input(), List.of(0, 1)).value();
        Await.until("it waits for the second try", () -> time.waiting() == 1 && pipeline.statistics().get(0).inFlight() == 2);

        time.advance(HOUR.minus(LAST_NANO));
        assertThat(calls).hasValue(1);
        time.advance(LAST_NANO);
        Await.until("it waits for the third try", () -> calls.get() == 2 && time.waiting() == 1);
        // three hours, but no longer than the longest wait
        time.advance(HOUR.multipliedBy(2).minus(LAST_NANO));
        assertThat(calls).hasValue(2);
        assertThat(pipeline.output().tryReceive()).isNull();
        time.advance(LAST_NANO);

        assertThat(crew.receiveEach(pipeline.output(), 2).value()).containsExactly(0, 1);
        assertThat(pipeline.statistics().get(0).retried()).isEqualTo(2);
        assertThat(pipeline.statistics().get(0).failed()).isZero();
        pipeline.close();
    }

    @Test
    void p3_retryOfANonBlockingStage_runsOffTheTimersThread() {
        var pipeline = failing(1, RetryPolicy.attempts(2).withJitter(0).withDelay(HOUR), StageOptions.defaults().nonBlocking());
        crew.send(pipeline.input(), 0).value();
        Await.until("it waits for the second try", () -> time.waiting() == 1);

        time.advance(HOUR);

        assertThat(crew.receive(pipeline.output()).value()).isZero();
        pipeline.close();
    }

    @Test
    void p5_outputClosedDuringAWait_noFurtherTryAndTheMessageIsHandedOver() {
        var pipeline = failing(9, RetryPolicy.attempts(10).withDelay(HOUR), StageOptions.defaults());
        crew.sendEach(pipeline.input(), List.of(0, 1)).value();
        Await.until("it waits for the second try", () -> time.waiting() == 1);

        pipeline.output().close();

        Await.until("all is handed over", () -> handedOver.count() == 2);
        assertThat(handedOver.messages(UndeliveredReason.DISCONNECTED)).containsExactlyInAnyOrder(0, 1);
        assertThat(time.waiting()).isZero();
        assertThat(calls).hasValue(1);
    }

    @Test
    void p3_inputClosedDuringAWait_pipelineCompletesAfterTheRetry() {
        var pipeline = failing(1, RetryPolicy.attempts(2).withJitter(0).withDelay(HOUR), StageOptions.defaults());
        crew.send(pipeline.input(), 0).value();
        Await.until("it waits for the second try", () -> time.waiting() == 1);
        pipeline.close();
        assertThat(pipeline.output().isClosed()).isFalse();

        time.advance(HOUR);

        assertThat(crew.receive(pipeline.output()).value()).isZero();
        assertThat(crew.receive(pipeline.output()).failure()).isInstanceOf(ChannelClosedException.class);
    }

    /** A stage that fails so many times on message 0. */
    private Pipeline<Integer, Integer> failing(int times, RetryPolicy retry, StageOptions<Object> options) {
        return Channels.<Integer> pipeline("etl").onUndelivered(handedOver).stage("parse", (Integer n) -> {
            if (n == 0 && calls.incrementAndGet() <= times) {
                throw new IOException("not yet");
            }
            return n;
        }, options.withRetry(retry)).build();
    }
}
