package io.quarkiverse.sluice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.quarkiverse.sluice.fixture.Await;
import io.quarkiverse.sluice.fixture.Caller;
import io.quarkiverse.sluice.fixture.Crew;
import io.quarkiverse.sluice.fixture.MovedTime;
import io.quarkiverse.sluice.fixture.Op;

@Isolated("moves the time of the JVM")
class MovedTimeRequesterTest {

    private static final Duration LIMIT = Duration.ofHours(1);
    private static final Duration LAST_NANO = Duration.ofNanos(1);

    private final RequesterPair<Integer, String> quotes = Channels.<Integer, String> requester("quotes").capacity(1)
            .timeout(LIMIT).build();
    private MovedTime time;

    @BeforeEach
    void takeTheTimeOver() {
        time = MovedTime.takeOver();
    }

    @AfterEach
    void letTheTimeGo() {
        time.close();
    }

    @ParameterizedTest
    @EnumSource
    void q2_takenRequest_endsAtItsDeadlineForCallerAndWorker(Caller caller) throws InterruptedException {
        assumeTrue(caller.isAvailable(), "This JDK has no virtual threads");
        try (var crew = new Crew(caller)) {
            var reply = request(crew, caller, 1);
            var request = quotes.requests().receive();
            Await.until("the caller waits", () -> time.waiting() == 1);
            assertThat(request.remaining()).isEqualTo(LIMIT);

            time.advance(LIMIT.minus(LAST_NANO));
            assertThat(request.remaining()).isEqualTo(LAST_NANO);
            assertThat(request.isCancelled()).isFalse();
            time.advance(LAST_NANO);

            assertThat(reply.failure()).isInstanceOf(ChannelTimeoutException.class);
            assertThat(request.isCancelled()).isTrue();
            assertThat(request.remaining()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void q2_requestThatFindsNoRoom_endsAtItsDeadline(Caller caller) {
        assumeTrue(caller.isAvailable(), "This JDK has no virtual threads");
        try (var crew = new Crew(caller)) {
            crew.subscribe("fill", quotes.requester().requestAsync(0, LIMIT.multipliedBy(2)));
            var reply = request(crew, caller, 1);
            Await.waitingSenders(quotes.control(), 1);
            Await.until("both wait", () -> time.waiting() == 2);

            time.advance(LIMIT.minus(LAST_NANO));
            assertThat(reply.isDone()).isFalse();
            time.advance(LAST_NANO);

            assertThat(reply.failure()).isInstanceOf(ChannelTimeoutException.class);
            assertThat(quotes.control().statistics().waitingSenders()).isZero();
        }
    }

    private Op<String> request(Crew crew, Caller caller, int value) {
        var requester = quotes.requester();
        return caller.blocks() ? crew.call("request", () -> requester.request(value))
                : crew.subscribe("request", requester.requestAsync(value));
    }
}
