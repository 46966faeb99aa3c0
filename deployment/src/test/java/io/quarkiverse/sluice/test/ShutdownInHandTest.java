package io.quarkiverse.sluice.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.sluice.ChannelControl;
import io.quarkiverse.sluice.DeadLetter;
import io.quarkiverse.sluice.Sender;
import io.quarkiverse.sluice.UndeliveredReason;
import io.quarkiverse.sluice.cdi.ChannelName;
import io.quarkiverse.sluice.cdi.Key;
import io.quarkiverse.sluice.cdi.Receive;
import io.quarkiverse.sluice.cdi.Undelivered;
import io.quarkus.test.QuarkusUnitTest;

/** What a handler has taken and not begun is not lost when the application ends, either. */
class ShutdownInHandTest {

    private static final Duration LONG = Duration.ofSeconds(15);

    @RegisterExtension
    static final QuarkusUnitTest APP = ShutdownLog.check(new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar.addClasses(Floor.class, Card.class, ShutdownLog.class))
            .overrideConfigKey("quarkus.sluice.channels.cards.dead-letter", "cards-dead")
            .overrideRuntimeConfigKey("quarkus.sluice.channels.cards.order", "key")
            .overrideRuntimeConfigKey("quarkus.sluice.channels.cards.concurrency", "2")
            .overrideRuntimeConfigKey("quarkus.sluice.channels.cards.retry.max-attempts", "2")
            .overrideRuntimeConfigKey("quarkus.sluice.channels.cards.retry.delay", "1h")
            .overrideRuntimeConfigKey("quarkus.sluice.channels.cards.retry.max-delay", "1h")
            .overrideRuntimeConfigKey("quarkus.sluice.channels.rows.batch.time", "1h")
            .overrideRuntimeConfigKey("quarkus.sluice.shutdown.drain-timeout", "50ms"),
            ShutdownInHandTest::nothingIsLost);

    @Inject
    @ChannelName
    Sender<Card> cards;

    @Inject
    @ChannelName("cards")
    ChannelControl<Card> control;

    @Inject
    @ChannelName
    Sender<Integer> rows;

    @Inject
    @ChannelName("rows")
    ChannelControl<Integer> rowsControl;

    @Inject
    Floor floor;

    /** The application ends while one waits for its retry, one of its key was set aside for it, and a batch is gathered. */
    @Test
    void messages_inHandAtTheEnd() throws Exception {
        cards.send(new Card("a", 1));
        assertThat(floor.failed.await(15, TimeUnit.SECONDS)).isTrue();
        cards.send(new Card("a", 2));
        rows.send(1);

        await().atMost(LONG).untilAsserted(() -> assertThat(control.statistics().received()).isEqualTo(2));
        await().atMost(LONG).untilAsserted(() -> assertThat(rowsControl.statistics().received()).isEqualTo(1));
    }

    private static void nothingIsLost(List<String> log) {
        assertThat(log).contains("test: dead a1 IllegalStateException 1", "test: undelivered a2 SHUTDOWN",
                "test: rows [1]");
        assertThat(log).anySatisfy(line -> assertThat(line).contains("in the hands of handlers", "channel 'cards' 2"));
        assertThat(log).noneMatch(line -> line.contains("left behind") || line.contains("called cards a2"));
    }

    record Card(@Key String holder, int number) {
    }

    @Singleton
    static class Floor {

        private static final Logger OUT = Logger.getLogger(ShutdownLog.TEST);

        final CountDownLatch failed = new CountDownLatch(1);

        @Receive("cards")
        void handle(Card card) {
            OUT.info("called cards " + card.holder() + card.number());
            failed.countDown();
            throw new IllegalStateException("no");
        }

        @Receive("cards-dead")
        void dead(DeadLetter<Card> letter) {
            OUT.info("dead " + letter.message().holder() + letter.message().number() + " "
                    + letter.failure().getClass().getSimpleName() + " " + letter.attempts());
        }

        @Undelivered("cards")
        void undelivered(Card card, UndeliveredReason why) {
            OUT.info("undelivered " + card.holder() + card.number() + " " + why);
        }

        /** What was gathered when the channel ends is handled like any other. */
        @Receive("rows")
        void rows(List<Integer> numbers) {
            OUT.info("rows " + numbers);
        }
    }
}
