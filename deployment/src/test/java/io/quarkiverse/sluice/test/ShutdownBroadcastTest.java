package io.quarkiverse.sluice.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.sluice.Broadcaster;
import io.quarkiverse.sluice.cdi.ChannelName;
import io.quarkiverse.sluice.cdi.Subscribe;
import io.quarkus.test.QuarkusUnitTest;

class ShutdownBroadcastTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = ShutdownLog.check(new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar.addClasses(Listener.class, ShutdownLog.class))
            // whoever waited for the subscription that nobody reads would not come back
            .overrideRuntimeConfigKey("quarkus.sluice.shutdown.drain-timeout", "1h"),
            ShutdownBroadcastTest::handlerGotItAll);

    @Inject
    @ChannelName
    Broadcaster<Integer> rounds;

    /** The application ends while each event still leads to the next one. */
    @Test
    void b5_applicationEnds_handlerGetsItsBacklogAndNobodyElseIsWaitedFor() throws Exception {
        var neverRead = rounds.subscribe();
        rounds.broadcast(200);
        assertThat(neverRead.isClosed()).isFalse();
    }

    private static void handlerGotItAll(List<String> log) {
        assertThat(log).contains("test: saw 201 rounds");
        assertThat(log).noneMatch(line -> line.contains("failed"));
    }

    @Singleton
    static class Listener {

        private int seen;

        @ChannelName
        Broadcaster<Integer> rounds;

        @Subscribe("rounds")
        void round(int left) throws InterruptedException {
            seen++;
            if (left > 0) {
                rounds.broadcast(left - 1);
            }
        }

        @PreDestroy
        void destroyed() {
            Logger.getLogger(ShutdownLog.TEST).info("saw " + seen + " rounds");
        }
    }
}
