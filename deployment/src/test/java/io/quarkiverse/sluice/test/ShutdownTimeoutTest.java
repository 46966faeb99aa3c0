package io.quarkiverse.sluice.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CountDownLatch;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.sluice.Sender;
import io.quarkiverse.sluice.UndeliveredReason;
import io.quarkiverse.sluice.cdi.ChannelName;
import io.quarkiverse.sluice.cdi.Receive;
import io.quarkiverse.sluice.cdi.Undelivered;
import io.quarkus.test.QuarkusUnitTest;

class ShutdownTimeoutTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = ShutdownLog.check(new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar.addClasses(Stuck.class, ShutdownLog.class))
            .overrideRuntimeConfigKey("quarkus.sluice.shutdown.drain-timeout", "50ms"),
            ShutdownTimeoutTest::restIsHandedOverAndReported);

    @Inject
    @ChannelName
    Sender<String> orders;

    @Inject
    Stuck stuck;

    /** The application ends while the handler hangs on the first message. */
    @Test
    void messages_notDrainedInTime_goToTheUndeliveredHandler() throws Exception {
        orders.sendAll(List.of("secret 1", "secret 2", "secret 3"));
        stuck.entered.await();

        assertThat(orders.depth()).isEqualTo(2);
    }

    private static void restIsHandedOverAndReported(List<String> log) {
        assertThat(log).contains("test: secret 2 SHUTDOWN", "test: secret 3 SHUTDOWN", "test: interrupted");
        assertThat(log).filteredOn(line -> !line.startsWith("test: "))
                .anySatisfy(line -> assertThat(line).contains("Messages left at shutdown", "channel 'orders' 2"))
                .anySatisfy(line -> assertThat(line).contains("are interrupted: channel 'orders'"))
                .noneMatch(line -> line.contains("secret"));
    }

    @Singleton
    static class Stuck {

        private static final Logger OUT = Logger.getLogger(ShutdownLog.TEST);

        final CountDownLatch entered = new CountDownLatch(1);
        final CountDownLatch never = new CountDownLatch(1);

        @Receive("orders")
        void handle(String order) {
            entered.countDown();
            try {
                never.await();
            } catch (InterruptedException e) {
                OUT.info("interrupted");
            }
        }

        @Undelivered("orders")
        void lost(String order, UndeliveredReason why) {
            OUT.info(order + " " + why);
        }
    }
}
