package io.quarkiverse.sluice.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Fallback;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.sluice.DeadLetter;
import io.quarkiverse.sluice.Receiver;
import io.quarkiverse.sluice.Sender;
import io.quarkiverse.sluice.cdi.ChannelName;
import io.quarkiverse.sluice.cdi.Receive;
import io.quarkiverse.sluice.cdi.SendTo;
import io.quarkus.test.QuarkusUnitTest;
import io.smallrye.mutiny.Uni;

class FaultToleranceTest {

    private static final Duration LONG = Duration.ofSeconds(15);

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar.addClasses(Floor.class))
            .overrideConfigKey("quarkus.sluice.channels.slow.dead-letter", "dead")
            .overrideConfigKey("quarkus.sluice.channels.slow-uni.dead-letter", "dead")
            .overrideConfigKey("quarkus.sluice.channels.broken.dead-letter", "broken-dead");

    @Inject
    @ChannelName
    Sender<String> retried;

    @Inject
    @ChannelName
    Sender<String> slow;

    @Inject
    @ChannelName("slow-uni")
    Sender<String> slowUni;

    @Inject
    @ChannelName
    Receiver<DeadLetter<String>> dead;

    @Inject
    @ChannelName
    Sender<String> broken;

    @Inject
    @ChannelName("broken-dead")
    Receiver<DeadLetter<String>> brokenDead;

    @Inject
    @ChannelName
    Sender<String> replaced;

    @Inject
    @ChannelName
    Receiver<String> out;

    @Inject
    Floor floor;

    @Test
    void retry_callsTheMethodAgain() throws Exception {
        retried.send("m");

        await().atMost(LONG).untilAsserted(() -> assertThat(floor.retried).containsExactly("m", "m", "m"));
    }

    @Test
    void timeout_endsTheCall() throws Exception {
        slow.send("m");

        assertThat(dead.receive(LONG).failure()).isInstanceOf(TimeoutException.class);
    }

    @Test
    void timeout_endsAUni() throws Exception {
        slowUni.send("m");

        assertThat(dead.receive(LONG).failure()).isInstanceOf(TimeoutException.class);
    }

    @Test
    void circuitBreaker_open_callsTheMethodNoMore() throws Exception {
        broken.sendAll(List.of("1", "2", "3"));

        assertThat(List.of(brokenDead.receive(LONG), brokenDead.receive(LONG), brokenDead.receive(LONG)))
                .extracting(DeadLetter::failure).satisfiesExactly(
                        first -> assertThat(first).isInstanceOf(IllegalStateException.class),
                        second -> assertThat(second).isInstanceOf(IllegalStateException.class),
                        third -> assertThat(third).isInstanceOf(CircuitBreakerOpenException.class));
        assertThat(floor.broken).containsExactly("1", "2");
    }

    @Test
    void fallback_itsResultIsSent() throws Exception {
        replaced.send("m");

        assertThat(out.receive(LONG)).isEqualTo("instead of m");
    }

    @Singleton
    static class Floor {

        final List<String> retried = new CopyOnWriteArrayList<>();
        final List<String> broken = new CopyOnWriteArrayList<>();

        @Retry(maxRetries = 2, delay = 0, jitter = 0)
        @Receive("retried")
        void retried(String message) {
            retried.add(message);
            if (retried.size() < 3) {
                throw new IllegalStateException("not yet");
            }
        }

        @Timeout(value = 50, unit = ChronoUnit.MILLIS)
        @Receive("slow")
        void slow(String message) throws InterruptedException {
            new CountDownLatch(1).await();
        }

        @Timeout(value = 50, unit = ChronoUnit.MILLIS)
        @Receive("slow-uni")
        Uni<Void> slowUni(String message) {
            return Uni.createFrom().nothing();
        }

        @CircuitBreaker(requestVolumeThreshold = 2, failureRatio = 1, delay = 1, delayUnit = ChronoUnit.HOURS)
        @Receive("broken")
        void broken(String message) {
            broken.add(message);
            throw new IllegalStateException("down");
        }

        @Fallback(fallbackMethod = "instead")
        @Receive("replaced")
        @SendTo("out")
        String replaced(String message) {
            throw new IllegalStateException("no");
        }

        String instead(String message) {
            return "instead of " + message;
        }
    }
}
