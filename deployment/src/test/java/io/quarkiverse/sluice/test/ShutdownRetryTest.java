package io.quarkiverse.sluice.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.sluice.Sender;
import io.quarkiverse.sluice.cdi.ChannelName;
import io.quarkiverse.sluice.cdi.Receive;
import io.quarkus.test.QuarkusUnitTest;

class ShutdownRetryTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = ShutdownLog.check(new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar.addClasses(Floor.class, ShutdownLog.class))
            .overrideRuntimeConfigKey("quarkus.sluice.channels.orders.retry.max-attempts", "2")
            .overrideRuntimeConfigKey("quarkus.sluice.channels.orders.retry.delay", "500ms")
            .overrideRuntimeConfigKey("quarkus.sluice.channels.orders.retry.jitter", "0")
            .overrideRuntimeConfigKey("quarkus.sluice.shutdown.drain-timeout", "30s"),
            ShutdownRetryTest::retryIsWaitedFor);

    @Inject
    @ChannelName
    Sender<String> orders;

    @Inject
    Floor floor;

    /** The application ends while the message waits to be tried again: it counts as in progress. */
    @Test
    void message_waitingForItsRetryAtTheEnd() throws Exception {
        orders.send("tea");

        assertThat(floor.failed.await(15, TimeUnit.SECONDS)).isTrue();
    }

    private static void retryIsWaitedFor(List<String> log) {
        assertThat(log).contains("test: packed tea at attempt 2");
        assertThat(log).noneMatch(line -> line.contains("at shutdown"));
    }

    @Singleton
    static class Floor {

        private static final Logger OUT = Logger.getLogger(ShutdownLog.TEST);

        final CountDownLatch failed = new CountDownLatch(1);
        final AtomicInteger attempts = new AtomicInteger();

        @Receive("orders")
        void pack(String order) {
            if (attempts.incrementAndGet() == 1) {
                failed.countDown();
                throw new IllegalStateException("not yet");
            }
            OUT.info("packed " + order + " at attempt " + attempts);
        }
    }
}
