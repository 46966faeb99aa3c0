package io.quarkiverse.sluice.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.sluice.ChannelControl;
import io.quarkiverse.sluice.DeadLetter;
import io.quarkiverse.sluice.Receiver;
import io.quarkiverse.sluice.Sender;
import io.quarkiverse.sluice.cdi.ChannelName;
import io.quarkiverse.sluice.cdi.Key;
import io.quarkiverse.sluice.cdi.Receive;
import io.quarkiverse.sluice.cdi.SendTo;
import io.quarkus.test.QuarkusUnitTest;

class KeyOrderTest {

    private static final Duration LONG = Duration.ofSeconds(15);

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            // what waits for an hour is not waited for at the end
            .overrideRuntimeConfigKey("quarkus.sluice.shutdown.drain-timeout", "50ms")
            .withApplicationRoot(jar -> jar.addClasses(Floor.class, Card.class, Keyed.class, Counted.class, Plain.class,
                    Getter.class))
            .overrideRuntimeConfigKey("quarkus.sluice.channels.hot.concurrency", "2")
            .overrideRuntimeConfigKey("quarkus.sluice.channels.hot.order", "key")
            .overrideRuntimeConfigKey("quarkus.sluice.channels.narrow.concurrency", "2")
            .overrideRuntimeConfigKey("quarkus.sluice.channels.narrow.order", "key")
            .overrideRuntimeConfigKey("quarkus.sluice.channels.narrow.set-aside", "1")
            .overrideRuntimeConfigKey("quarkus.sluice.channels.many.concurrency", "4")
            .overrideRuntimeConfigKey("quarkus.sluice.channels.many.order", "key")
            .overrideRuntimeConfigKey("quarkus.sluice.channels.failing.concurrency", "2")
            .overrideRuntimeConfigKey("quarkus.sluice.channels.failing.order", "key")
            .overrideRuntimeConfigKey("quarkus.sluice.channels.failing.retry.max-attempts", "2")
            .overrideRuntimeConfigKey("quarkus.sluice.channels.failing.retry.delay", "1h")
            .overrideRuntimeConfigKey("quarkus.sluice.channels.failing.retry.max-delay", "1h")
            .overrideConfigKey("quarkus.sluice.channels.counted.dead-letter", "counted-dead")
            .overrideRuntimeConfigKey("quarkus.sluice.channels.counted.order", "key")
            .overrideRuntimeConfigKey("quarkus.sluice.channels.plain.order", "key")
            .overrideRuntimeConfigKey("quarkus.sluice.channels.getter.order", "key");

    @Inject
    @ChannelName
    Sender<Card> hot;

    @Inject
    @ChannelName
    Sender<Card> narrow;

    @Inject
    @ChannelName("narrow")
    ChannelControl<Card> narrowControl;

    @Inject
    @ChannelName
    Sender<Card> many;

    @Inject
    @ChannelName
    Sender<Card> failing;

    @Inject
    @ChannelName
    Sender<Counted> counted;

    @Inject
    @ChannelName("counted-dead")
    Receiver<DeadLetter<Counted>> countedDead;

    @Inject
    @ChannelName
    Sender<Plain> plain;

    @Inject
    @ChannelName
    Sender<Getter> getter;

    @Inject
    @ChannelName
    Receiver<Integer> out;

    @Inject
    Floor floor;

    @Test
    void busyKey_moreOfItThanPlaces_othersGoOnAndItsOwnKeepTheirOrder() throws Exception {
        for (int i = 1; i <= 5; i++) {
            hot.send(new Card("a", i));
        }
        hot.send(new Card("b", 1));

        await().atMost(LONG).untilAsserted(() -> assertThat(floor.hot).containsExactly("b1"));
        floor.hotMayGoOn.countDown();
        await().atMost(LONG).untilAsserted(() -> assertThat(floor.hot).containsExactly("b1", "a1", "a2", "a3", "a4", "a5"));
    }

    @Test
    void setAside_full_takesNoMore() throws Exception {
        for (int i = 1; i <= 3; i++) {
            narrow.send(new Card("a", i));
        }
        narrow.send(new Card("b", 1));

        // one is handled, one place and one set aside wait behind it: the fourth is left where it is
        await().atMost(LONG).untilAsserted(() -> assertThat(narrowControl.statistics().received()).isEqualTo(3));
        assertThat(narrowControl.statistics().depth()).isEqualTo(1);
        floor.narrowMayGoOn.countDown();
        await().atMost(LONG).untilAsserted(() -> assertThat(floor.narrow).contains("b1").containsSubsequence("a1", "a2", "a3"));
    }

    @Test
    void manyKeys_atRandom_neverTwoOfOneAtOnceAndEachInOrder() throws Exception {
        var random = new Random(7);
        var sent = new ConcurrentHashMap<String, List<Integer>>();
        for (int i = 0; i < 2000; i++) {
            String key = "k" + random.nextInt(10);
            sent.computeIfAbsent(key, any -> new ArrayList<>()).add(i);
            many.send(new Card(key, i));
        }

        await().atMost(LONG).untilAsserted(() -> assertThat(floor.manyDone).hasValue(2000));
        assertThat(floor.manySeen).isEqualTo(sent);
        assertThat(floor.together).isEmpty();
    }

    @Test
    void failedOne_waitingForItsRetry_holdsBackItsKeyAndNoOther() throws Exception {
        failing.send(new Card("a", 1));
        failing.send(new Card("a", 2));
        failing.send(new Card("b", 1));
        failing.send(new Card("b", 2));

        await().atMost(LONG).untilAsserted(() -> assertThat(floor.failing).contains("a1", "b1", "b2"));
        assertThat(floor.failing).containsExactlyInAnyOrder("a1", "b1", "b2");
    }

    @Test
    void key_none_goesAsItComes_thatThrows_becomesADeadLetter() throws Exception {
        counted.send(new Counted(0));
        counted.send(new Counted(1));
        counted.send(new Counted(2));

        DeadLetter<Counted> letter = countedDead.receive(LONG);
        assertThat(letter.message().number()).isEqualTo(1);
        assertThat(letter.failure()).isInstanceOf(IllegalStateException.class).hasMessage("no key");
        assertThat(List.of(out.receive(LONG), out.receive(LONG))).containsExactly(0, 2);
    }

    @Test
    void key_onAFieldOrBehindAGetter_isRead() throws Exception {
        plain.send(new Plain(41));
        getter.send(new Getter(42));

        await().atMost(LONG).untilAsserted(() -> assertThat(floor.others).containsExactlyInAnyOrder(41, 42));
    }

    record Card(@Key String holder, int number) {

        @Override
        public String toString() {
            return holder + number;
        }
    }

    interface Keyed {

        @Key
        Integer key();
    }

    record Counted(int number) implements Keyed {

        @Override
        public Integer key() {
            if (number == 1) {
                throw new IllegalStateException("no key");
            }
            return null;
        }
    }

    static class Plain {

        @Key
        final long number;

        Plain(long number) {
            this.number = number;
        }
    }

    static class Getter {

        @Key
        private final int number;

        Getter(int number) {
            this.number = number;
        }

        int getNumber() {
            return number;
        }
    }

    @Singleton
    static class Floor {

        final CountDownLatch hotMayGoOn = new CountDownLatch(1);
        final CountDownLatch narrowMayGoOn = new CountDownLatch(1);
        final List<String> hot = new CopyOnWriteArrayList<>();
        final List<String> narrow = new CopyOnWriteArrayList<>();
        final List<String> failing = new CopyOnWriteArrayList<>();
        final List<Integer> others = new CopyOnWriteArrayList<>();
        final Map<String, List<Integer>> manySeen = new ConcurrentHashMap<>();
        final Map<String, AtomicInteger> running = new ConcurrentHashMap<>();
        final List<String> together = new CopyOnWriteArrayList<>();
        final AtomicInteger manyDone = new AtomicInteger();

        @Receive("hot")
        void hot(Card card) throws InterruptedException {
            if (card.holder().equals("a")) {
                hotMayGoOn.await();
            }
            hot.add(card.toString());
        }

        @Receive("narrow")
        void narrow(Card card) throws InterruptedException {
            narrowMayGoOn.await();
            narrow.add(card.toString());
        }

        @Receive("many")
        void many(Card card) {
            AtomicInteger atOnce = running.computeIfAbsent(card.holder(), any -> new AtomicInteger());
            if (atOnce.incrementAndGet() > 1) {
                together.add(card.holder());
            }
            manySeen.computeIfAbsent(card.holder(), any -> new ArrayList<>()).add(card.number());
            atOnce.decrementAndGet();
            manyDone.incrementAndGet();
        }

        @Receive("failing")
        void failing(Card card) {
            failing.add(card.toString());
            if (card.toString().equals("a1")) {
                throw new IllegalArgumentException("not yet");
            }
        }

        @Receive("counted")
        @SendTo("out")
        int counted(Counted message) {
            return message.number();
        }

        @Receive("plain")
        void plain(Plain message) {
            others.add((int) message.number);
        }

        @Receive("getter")
        void getter(Getter message) {
            others.add(message.number);
        }
    }
}
