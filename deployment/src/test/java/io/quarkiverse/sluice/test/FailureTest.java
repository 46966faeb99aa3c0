package io.quarkiverse.sluice.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.LogRecord;

import jakarta.inject.Inject;

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

class FailureTest {

    private static final Duration LONG = Duration.ofSeconds(10);

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar.addClasses(Floor.class))
            .overrideConfigKey("quarkus.sluice.channels.orders.dead-letter", "orders-dead")
            .overrideConfigKey("quarkus.sluice.channels.later.dead-letter", "later-dead")
            .setLogRecordPredicate(record -> record.getLevel().intValue() >= Level.SEVERE.intValue()
                    && record.getLoggerName().equals("io.quarkiverse.sluice"))
            .assertLogRecords(FailureTest::eachFailureIsLoggedOnceWithoutPayload);

    @Inject
    @ChannelName
    Sender<String> orders;

    @Inject
    @ChannelName("orders-dead")
    Receiver<DeadLetter<String>> dead;

    @Inject
    @ChannelName
    Sender<String> later;

    @Inject
    @ChannelName("later-dead")
    Receiver<DeadLetter<String>> laterDead;

    @Inject
    @ChannelName
    Sender<String> bare;

    @Inject
    @ChannelName
    Receiver<String> done;

    @Test
    void throwingHandler_withDeadLetter_sendsMessageAndFailureThere() throws Exception {
        orders.send("secret-bad");

        DeadLetter<String> letter = dead.receive(LONG);
        assertThat(letter.channel()).isEqualTo("orders");
        assertThat(letter.message()).isEqualTo("secret-bad");
        assertThat(letter.failure()).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void failingUni_withDeadLetter_sendsMessageAndFailureThere() throws Exception {
        later.send("secret-late");

        assertThat(laterDead.receive(LONG).message()).isEqualTo("secret-late");
    }

    @Test
    void throwingHandler_withoutDeadLetter_goesOnWithTheNext() throws Exception {
        bare.send("secret-bad");
        bare.send("good");

        assertThat(done.receive(LONG)).isEqualTo("good");
    }

    private static void eachFailureIsLoggedOnceWithoutPayload(List<LogRecord> records) {
        assertThat(records).hasSize(3).allSatisfy(record -> assertThat(message(record)).doesNotContain("secret"));
        assertThat(records).extracting(FailureTest::message).anySatisfy(text -> assertThat(text)
                .contains("Floor#pack()", "'orders'", "'orders-dead'"));
    }

    private static String message(LogRecord record) {
        return String.format(record.getMessage(), record.getParameters());
    }

    static class Floor {

        @Receive("orders")
        void pack(String order) {
            throw new IllegalArgumentException("no such article");
        }

        @Receive("later")
        Uni<Void> packLater(String order) {
            return Uni.createFrom().failure(new IllegalArgumentException("no such article"));
        }

        @Receive("bare")
        @SendTo("done")
        String bare(String order) {
            if (order.startsWith("secret")) {
                throw new IllegalArgumentException("no such article");
            }
            return order;
        }
    }
}
