package io.quarkiverse.sluice.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.sluice.ChannelControl;
import io.quarkiverse.sluice.Sender;
import io.quarkiverse.sluice.cdi.ChannelName;
import io.quarkiverse.sluice.cdi.Receive;
import io.quarkiverse.sluice.cdi.SendTo;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.test.QuarkusUnitTest;

class ShutdownTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = ShutdownLog.check(new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar.addClasses(Chain.class, ShutdownLog.class)),
            ShutdownTest::everythingIsHandledInOrder);

    @Inject
    @ChannelName
    Sender<Integer> first;

    @Inject
    @ChannelName("first")
    ChannelControl<Integer> control;

    /** The application ends with all of these queued. */
    @Test
    void messages_queuedAtTheEnd_arePassedDownTheChain() throws Exception {
        control.pause();
        first.sendAll(List.of(1, 2, 3));

        assertThat(first.depth()).isEqualTo(3);
    }

    private static void everythingIsHandledInOrder(List<String> log) {
        assertThat(log).filteredOn(line -> line.startsWith("test: ")).containsExactly("test: resumed", "test: last 10",
                "test: last 20", "test: last 30", "test: destroyed");
        assertThat(log).noneMatch(line -> line.contains("left at shutdown"));
    }

    @Singleton
    static class Chain {

        private static final Logger OUT = Logger.getLogger(ShutdownLog.TEST);

        @ChannelName("first")
        ChannelControl<Integer> control;

        void ending(@Observes ShutdownEvent event) {
            OUT.info("resumed");
            control.resume();
        }

        @Receive("first")
        @SendTo("second")
        int first(int number) {
            return number * 10;
        }

        @Receive("second")
        void last(int number) {
            OUT.info("last " + number);
        }

        @PreDestroy
        void destroyed() {
            OUT.info("destroyed");
        }
    }
}
