package io.quarkiverse.sluice.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.sluice.DeadLetter;
import io.quarkiverse.sluice.Sender;
import io.quarkiverse.sluice.cdi.ChannelName;
import io.quarkiverse.sluice.cdi.Receive;
import io.quarkus.test.QuarkusUnitTest;

class ShutdownDeadLetterTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = ShutdownLog.check(new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar.addClasses(Stuck.class, ShutdownLog.class))
            .overrideConfigKey("quarkus.sluice.channels.orders.dead-letter", "orders-dead")
            .overrideRuntimeConfigKey("quarkus.sluice.shutdown.drain-timeout", "50ms"),
            ShutdownDeadLetterTest::interruptedOneBecomesADeadLetter);

    @Inject
    @ChannelName
    Sender<String> orders;

    @Inject
    Stuck stuck;

    /** The application ends while the handler hangs on the message. */
    @Test
    void message_interruptedAtTheEnd_becomesADeadLetter() throws Exception {
        orders.send("tea");

        assertThat(stuck.entered.await(10, TimeUnit.SECONDS)).isTrue();
    }

    private static void interruptedOneBecomesADeadLetter(List<String> log) {
        assertThat(log).contains("test: dead tea InterruptedException");
        assertThat(log).noneMatch(line -> line.contains("is lost"));
    }

    @Singleton
    static class Stuck {

        private static final Logger OUT = Logger.getLogger(ShutdownLog.TEST);

        final CountDownLatch entered = new CountDownLatch(1);

        @Receive("orders")
        void handle(String order) throws InterruptedException {
            entered.countDown();
            new CountDownLatch(1).await();
        }

        @Receive("orders-dead")
        void dead(DeadLetter<String> letter) {
            OUT.info("dead " + letter.message() + " " + letter.failure().getClass().getSimpleName());
        }
    }
}
