package io.quarkiverse.sluice.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CountDownLatch;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.sluice.DeadLetter;
import io.quarkiverse.sluice.Pipeline;
import io.quarkiverse.sluice.cdi.ChannelName;
import io.quarkiverse.sluice.cdi.Receive;
import io.quarkiverse.sluice.cdi.Stage;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.test.QuarkusUnitTest;

class PipelineShutdownTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = ShutdownLog.check(new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar.addClasses(Mill.class, ShutdownLog.class))
            .overrideConfigKey("quarkus.sluice.pipelines.etl.stages", "hold,store")
            .overrideConfigKey("quarkus.sluice.pipelines.etl.stage.store.dead-letter", "bad"),
            PipelineShutdownTest::everythingIsDrainedInOrder);

    @Inject
    @ChannelName
    Pipeline<Integer, Void> etl;

    /** The application ends with all of these inside. */
    @Test
    void p3_messagesInsideAtTheEnd_passAllStages() throws Exception {
        etl.input().sendAll(List.of(1, 2, 3));

        assertThat(etl.statistics().get(0).processed()).isZero();
    }

    private static void everythingIsDrainedInOrder(List<String> log) {
        assertThat(log).filteredOn(line -> line.startsWith("test: ")).containsExactlyInAnyOrder("test: goes on",
                "test: stored 10", "test: stored 30", "test: bad 20").startsWith("test: goes on");
        assertThat(log).noneMatch(line -> line.contains("left at shutdown"));
    }

    @Singleton
    static class Mill {

        private static final Logger OUT = Logger.getLogger(ShutdownLog.TEST);

        private final CountDownLatch mayGoOn = new CountDownLatch(1);

        void ending(@Observes ShutdownEvent event) {
            OUT.info("goes on");
            mayGoOn.countDown();
        }

        @Stage("etl.hold")
        int hold(int number) throws InterruptedException {
            mayGoOn.await();
            return number * 10;
        }

        @Stage("etl.store")
        void store(int number) {
            if (number == 20) {
                throw new IllegalArgumentException("twenty");
            }
            OUT.info("stored " + number);
        }

        @Receive("bad")
        void bad(DeadLetter<Integer> letter) {
            OUT.info("bad " + letter.message());
        }
    }
}
