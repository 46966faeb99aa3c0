package io.quarkiverse.sluice.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.logging.LogRecord;

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

    private static final String LOG = "test.shutdown";

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar.addClasses(Chain.class))
            .setLogRecordPredicate(record -> record.getLoggerName().equals(LOG)
                    || record.getLoggerName().equals("io.quarkiverse.sluice"))
            .assertLogRecords(ShutdownTest::everythingIsHandledInOrder);

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

    private static void everythingIsHandledInOrder(List<LogRecord> records) {
        assertThat(records).filteredOn(record -> record.getLoggerName().equals(LOG)).extracting(LogRecord::getMessage)
                .containsExactly("resumed", "last 10", "last 20", "last 30", "destroyed");
        assertThat(records).extracting(LogRecord::getMessage).noneMatch(text -> text.contains("left at shutdown"));
    }

    @Singleton
    static class Chain {

        private static final Logger OUT = Logger.getLogger(LOG);

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
