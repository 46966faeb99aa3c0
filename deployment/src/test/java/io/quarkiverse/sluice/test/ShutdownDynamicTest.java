package io.quarkiverse.sluice.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.logging.Logger;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.sluice.Sender;
import io.quarkiverse.sluice.UndeliveredReason;
import io.quarkiverse.sluice.cdi.ChannelName;
import io.quarkiverse.sluice.cdi.ChannelRegistry;
import io.quarkiverse.sluice.cdi.Receive;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.QuarkusUnitTest;

/** What is left in dynamic channels is handed over at shutdown, also in those that were closed before. */
class ShutdownDynamicTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = ShutdownLog.check(new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar.addClasses(Router.class, Losses.class, ShutdownLog.class))
            .overrideConfigKey("quarkus.sluice.templates.tenant.capacity", "8")
            .overrideConfigKey("quarkus.sluice.shutdown.drain-timeout", "5s"), ShutdownDynamicTest::everythingWasHandedOver);

    @Inject
    ChannelRegistry registry;

    @Inject
    @ChannelName("orders")
    Sender<String> orders;

    @Test
    void shutdown_withMessagesLeft_handsThemOver() throws Exception {
        registry.create("closed", "tenant", String.class, Losses::log)
                .newSender().send("early");
        registry.close("closed");

        for (int i = 0; i < 3; i++) {
            orders.send("o" + i);
        }
    }

    private static void everythingWasHandedOver(List<String> lines) {
        assertThat(lines).filteredOn(line -> line.startsWith("test: ")).containsExactlyInAnyOrder("test: early SHUTDOWN",
                "test: o0 SHUTDOWN", "test: o1 SHUTDOWN", "test: o2 SHUTDOWN");
    }

    static final class Losses {

        private Losses() {
        }

        static void log(String message, UndeliveredReason why) {
            Logger.getLogger("test.shutdown").info(message + " " + why);
        }
    }

    @Singleton
    static class Router {

        private final ChannelRegistry registry;

        Router(ChannelRegistry registry) {
            this.registry = registry;
        }

        void start(@Observes StartupEvent ready) {
            registry.create("routed", "tenant", String.class, Losses::log);
        }

        /** Runs while the wiring is drained, so the channel it sends to must still be open. */
        @Receive("orders")
        void route(String order) throws InterruptedException {
            try (Sender<String> sender = registry.find("routed", String.class).orElseThrow().newSender()) {
                sender.send(order);
            }
        }
    }
}
