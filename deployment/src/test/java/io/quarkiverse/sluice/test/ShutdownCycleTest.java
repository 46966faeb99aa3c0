package io.quarkiverse.sluice.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.sluice.Sender;
import io.quarkiverse.sluice.cdi.ChannelName;
import io.quarkiverse.sluice.cdi.Receive;
import io.quarkus.test.QuarkusUnitTest;

class ShutdownCycleTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = ShutdownLog.check(new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar.addClasses(Loop.class, ShutdownLog.class)),
            ShutdownCycleTest::theCycleCameToRest);

    @Inject
    @ChannelName
    Sender<Integer> rounds;

    /** The application ends while each message still leads to the next one. */
    @Test
    void messages_thatLeadToOthersInACycle_areAllHandled() throws Exception {
        rounds.send(500);
    }

    private static void theCycleCameToRest(List<String> log) {
        assertThat(log).contains("test: handled 501 rounds");
        assertThat(log).noneMatch(line -> line.contains("failed"));
    }

    @Singleton
    static class Loop {

        private int handled;

        @ChannelName
        Sender<Integer> rounds;

        @Receive("rounds")
        void round(int left) throws InterruptedException {
            handled++;
            if (left > 0) {
                rounds.send(left - 1);
            }
        }

        @PreDestroy
        void destroyed() {
            Logger.getLogger(ShutdownLog.TEST).info("handled " + handled + " rounds");
        }
    }
}
