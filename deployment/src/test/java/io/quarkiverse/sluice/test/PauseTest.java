package io.quarkiverse.sluice.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.sluice.ChannelControl;
import io.quarkiverse.sluice.Sender;
import io.quarkiverse.sluice.cdi.ChannelName;
import io.quarkiverse.sluice.cdi.Key;
import io.quarkiverse.sluice.cdi.Receive;
import io.quarkus.test.QuarkusUnitTest;

class PauseTest {

    private static final Duration LONG = Duration.ofSeconds(15);

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar.addClasses(Floor.class, Card.class))
            .overrideRuntimeConfigKey("quarkus.sluice.channels.keyed.order", "key")
            .overrideRuntimeConfigKey("quarkus.sluice.channels.keyed.concurrency", "2")
            .overrideRuntimeConfigKey("quarkus.sluice.channels.retried.retry.max-attempts", "2")
            .overrideRuntimeConfigKey("quarkus.sluice.channels.retried.retry.delay", "1ms");

    @Inject
    @ChannelName
    Sender<String> plain;

    @Inject
    @ChannelName("plain")
    ChannelControl<String> plainControl;

    @Inject
    @ChannelName
    Sender<Card> keyed;

    @Inject
    @ChannelName("keyed")
    ChannelControl<Card> keyedControl;

    @Inject
    @ChannelName
    Sender<String> retried;

    @Inject
    @ChannelName("retried")
    ChannelControl<String> retriedControl;

    @Inject
    @ChannelName
    Sender<String> other;

    @Inject
    Floor floor;

    @Test
    void pause_holdsHandlersBack_resumeLetsThemGoOn() throws Exception {
        plainControl.pause();
        plain.send("1");
        otherGoesOn("beside plain");

        assertThat(floor.called).doesNotContain("plain 1");
        assertThat(plain.depth()).isEqualTo(1);
        plainControl.resume();
        await().atMost(LONG).untilAsserted(() -> assertThat(floor.called).contains("plain 1"));
    }

    @Test
    void pause_holdsBackWhatWasSetAside() throws Exception {
        keyed.send(new Card("a", 1));
        keyed.send(new Card("a", 2));
        await().atMost(LONG).untilAsserted(() -> assertThat(keyedControl.statistics().received()).isEqualTo(2));
        keyedControl.pause();
        floor.mayGoOn.countDown();
        await().atMost(LONG).untilAsserted(() -> assertThat(floor.called).contains("a1"));
        otherGoesOn("beside keyed");

        assertThat(floor.called).doesNotContain("a2");
        keyedControl.resume();
        await().atMost(LONG).untilAsserted(() -> assertThat(floor.called).containsSubsequence("a1", "a2"));
    }

    @Test
    void pause_holdsBackRetries() throws Exception {
        retried.send("bad");
        assertThat(floor.failing.await(15, TimeUnit.SECONDS)).isTrue();
        retriedControl.pause();
        floor.mayFail.countDown();
        // its delay is over long before all of these were handled
        for (int i = 0; i < 5; i++) {
            otherGoesOn("beside retried " + i);
        }

        assertThat(floor.called).filteredOn("retried bad"::equals).hasSize(1);
        retriedControl.resume();
        await().atMost(LONG).untilAsserted(() -> assertThat(floor.called).filteredOn("retried bad"::equals).hasSize(2));
    }

    private void otherGoesOn(String message) throws InterruptedException {
        other.send(message);
        await().atMost(LONG).untilAsserted(() -> assertThat(floor.called).contains(message));
    }

    record Card(@Key String holder, int number) {
    }

    @Singleton
    static class Floor {

        final CountDownLatch mayGoOn = new CountDownLatch(1);
        final CountDownLatch failing = new CountDownLatch(1);
        final CountDownLatch mayFail = new CountDownLatch(1);
        final List<String> called = new CopyOnWriteArrayList<>();

        @Receive("plain")
        void plain(String message) {
            called.add("plain " + message);
        }

        @Receive("keyed")
        void keyed(Card card) throws InterruptedException {
            mayGoOn.await();
            called.add(card.holder() + card.number());
        }

        @Receive("retried")
        void retried(String message) throws InterruptedException {
            called.add("retried " + message);
            failing.countDown();
            mayFail.await();
            throw new IllegalStateException("no");
        }

        @Receive("other")
        void other(String message) {
            called.add(message);
        }
    }
}
