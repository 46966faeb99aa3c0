package io.quarkiverse.sluice.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Level;
import java.util.logging.LogRecord;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.sluice.DeadLetter;
import io.quarkiverse.sluice.Receiver;
import io.quarkiverse.sluice.Sender;
import io.quarkiverse.sluice.cdi.ChannelName;
import io.quarkiverse.sluice.cdi.Receive;
import io.quarkus.test.QuarkusUnitTest;
import io.smallrye.mutiny.Uni;

class RetryTest {

    private static final Duration LONG = Duration.ofSeconds(15);

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            // what waits for an hour is not waited for at the end
            .overrideRuntimeConfigKey("quarkus.sluice.shutdown.drain-timeout", "50ms")
            .withApplicationRoot(jar -> jar.addClasses(Floor.class))
            .overrideConfigKey("quarkus.sluice.channels.orders.dead-letter", "orders-dead")
            .overrideRuntimeConfigKey("quarkus.sluice.channels.orders.retry.max-attempts", "5")
            .overrideRuntimeConfigKey("quarkus.sluice.channels.orders.retry.delay", "2ms")
            .overrideRuntimeConfigKey("quarkus.sluice.channels.orders.retry.factor", "3")
            .overrideRuntimeConfigKey("quarkus.sluice.channels.orders.retry.max-delay", "10ms")
            .overrideRuntimeConfigKey("quarkus.sluice.channels.orders.retry.jitter", "0")
            .overrideRuntimeConfigKey("quarkus.sluice.channels.later.retry.max-attempts", "3")
            .overrideRuntimeConfigKey("quarkus.sluice.channels.later.retry.delay", "1ms")
            .overrideRuntimeConfigKey("quarkus.sluice.channels.loose.order", "none")
            .overrideRuntimeConfigKey("quarkus.sluice.channels.loose.retry.max-attempts", "2")
            .overrideRuntimeConfigKey("quarkus.sluice.channels.loose.retry.delay", "1h")
            .overrideRuntimeConfigKey("quarkus.sluice.channels.loose.retry.max-delay", "1h")
            .overrideRuntimeConfigKey("quarkus.sluice.channels.loose.retry.jitter", "1")
            .setLogRecordPredicate(record -> record.getLevel().intValue() >= Level.WARNING.intValue()
                    && record.getLoggerName().equals("io.quarkiverse.sluice") && !text(record).contains("'later'"))
            .assertLogRecords(RetryTest::everyFailureIsLoggedOnceWithItsDelayAndWithoutPayload);

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
    @ChannelName
    Sender<String> loose;

    @Inject
    Floor floor;

    @Test
    void poison_triedToTheEnd_becomesADeadLetterWithItsAttempts_andKeepsItsPlace() throws Exception {
        orders.send("secret");
        orders.send("good");

        DeadLetter<String> letter = dead.receive(LONG);
        assertThat(letter.message()).isEqualTo("secret");
        assertThat(letter.attempts()).isEqualTo(5);
        assertThat(letter.failure()).isInstanceOf(IllegalArgumentException.class);
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(floor.orders).containsExactly("secret", "secret", "secret", "secret",
                        "secret", "good"));
    }

    @Test
    void failingUni_isCalledAgain() throws Exception {
        later.send("twice");
        later.send("good");

        await().atMost(LONG).untilAsserted(() -> assertThat(floor.later).containsExactly("twice", "twice", "twice", "good"));
    }

    @Test
    void withoutOrder_oneThatWaitsForItsRetry_isOvertaken() throws Exception {
        loose.send("bad");
        loose.send("good");

        await().atMost(LONG).untilAsserted(() -> assertThat(floor.loose).containsExactly("bad", "good"));
    }

    private static void everyFailureIsLoggedOnceWithItsDelayAndWithoutPayload(List<LogRecord> all) {
        assertThat(all).extracting(RetryTest::text).filteredOn(text -> text.contains("'loose'"))
                .as("an hour, shortened by chance").singleElement().asString().contains("attempt 1 of 2")
                .doesNotContain("again in 3600000 ms");
        List<LogRecord> records = all.stream().filter(record -> text(record).contains("'orders'")).toList();
        assertThat(records).extracting(RetryTest::text).hasSize(5).noneMatch(text -> text.contains("secret"))
                .satisfiesExactly(
                        text -> assertThat(text).contains("Floor#orders()", "attempt 1 of 5", "again in 2 ms"),
                        text -> assertThat(text).contains("attempt 2 of 5", "again in 6 ms"),
                        text -> assertThat(text).contains("attempt 3 of 5", "again in 10 ms"),
                        text -> assertThat(text).contains("attempt 4 of 5", "again in 10 ms"),
                        text -> assertThat(text).contains("Floor#orders()", "attempt 5", "sent to 'orders-dead'"));
        assertThat(records).filteredOn(record -> record.getThrown() != null).hasSize(1);
    }

    private static String text(LogRecord record) {
        return record.getParameters() == null ? record.getMessage()
                : String.format(record.getMessage(), record.getParameters());
    }

    @Singleton
    static class Floor {

        final List<String> orders = new CopyOnWriteArrayList<>();
        final List<String> later = new CopyOnWriteArrayList<>();
        final List<String> loose = new CopyOnWriteArrayList<>();

        @Receive("orders")
        void orders(String order) {
            orders.add(order);
            if (order.equals("secret")) {
                throw new IllegalArgumentException("no");
            }
        }

        @Receive("later")
        Uni<Void> later(String order) {
            later.add(order);
            return order.equals("twice") && later.size() < 3
                    ? Uni.createFrom().failure(new IllegalArgumentException("not yet"))
                    : Uni.createFrom().voidItem();
        }

        @Receive("loose")
        void loose(String order) {
            loose.add(order);
            if (order.equals("bad")) {
                throw new IllegalArgumentException("no");
            }
        }
    }
}
