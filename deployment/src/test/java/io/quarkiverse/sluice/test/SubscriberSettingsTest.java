package io.quarkiverse.sluice.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.function.Predicate;
import java.util.logging.LogRecord;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.sluice.Broadcaster;
import io.quarkiverse.sluice.cdi.ChannelName;
import io.quarkiverse.sluice.cdi.Subscribe;
import io.quarkus.test.QuarkusUnitTest;

/** B2 through annotations and properties: each subscriber method has its own policy and filter, and harms no other. */
class SubscriberSettingsTest {

    private static final String TICKS = "quarkus.sluice.broadcasters.ticks.";

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar.addClasses(Board.class, Even.class, Broken.class))
            .overrideRuntimeConfigKey(TICKS + "buffer", "2")
            .overrideRuntimeConfigKey(TICKS + "subscribers.last.slow-subscriber", "latest")
            .overrideRuntimeConfigKey(TICKS + "subscribers.first.slow-subscriber", "drop-newest")
            .overrideRuntimeConfigKey(TICKS + "subscribers.brief.slow-subscriber", "disconnect")
            .overrideRuntimeConfigKey(TICKS + "subscribers.wide.buffer", "100")
            .overrideRuntimeConfigKey("quarkus.sluice.broadcasters.careful.subscribers.slow.buffer", "1")
            .overrideRuntimeConfigKey("quarkus.sluice.broadcasters.careful.subscribers.slow.slow-subscriber", "block")
            .setLogRecordPredicate(record -> record.getLoggerName().equals("io.quarkiverse.sluice"))
            .assertLogRecords(SubscriberSettingsTest::tellWhatWasLost);

    @Inject
    @ChannelName
    Broadcaster<Integer> ticks;

    @Inject
    @ChannelName
    Broadcaster<Integer> careful;

    @Inject
    @ChannelName
    Broadcaster<Integer> numbers;

    @Inject
    Board board;

    @Test
    void b2_eachSubscriber_losesWhatItsPolicySays() throws Exception {
        ticks.broadcast(0);
        board.allEntered.await();
        // all handlers are busy with 0
        for (int tick = 1; tick <= 5; tick++) {
            assertThat(ticks.tryBroadcast(tick)).isTrue();
        }
        assertThat(ticks.statistics().subscribers()).isEqualTo(4);
        board.mayGoOn.countDown();

        await().untilAsserted(() -> assertThat(board.seen("lagging")).containsExactly(0, 4, 5));
        await().untilAsserted(() -> assertThat(board.seen("last")).containsExactly(0, 5));
        await().untilAsserted(() -> assertThat(board.seen("first")).containsExactly(0, 1, 2));
        await().untilAsserted(() -> assertThat(board.seen("brief")).containsExactly(0, 1, 2));
        await().untilAsserted(() -> assertThat(board.seen("wide")).containsExactly(0, 1, 2, 3, 4, 5));
        // 3 lagging, 4 last, 3 first, 1 brief: the one by which it was disconnected
        assertThat(ticks.statistics().lagged()).isEqualTo(11);
    }

    @Test
    void b2_oneBlockingSubscriber_slowsTheBroadcasterAndLosesNothing() throws Exception {
        careful.broadcast(0);
        board.slowEntered.acquire();
        assertThat(careful.tryBroadcast(1)).isTrue();
        assertThat(careful.tryBroadcast(2)).isFalse();

        board.slowMayGoOn.release(3);
        careful.broadcast(2);

        await().untilAsserted(() -> assertThat(board.seen("slow")).containsExactly(0, 1, 2));
    }

    @Test
    void b2_filter_letsThroughWhatItWants_andOneThatThrowsHarmsNobodyElse() {
        for (int number = 0; number < 6; number++) {
            assertThat(numbers.tryBroadcast(number)).isTrue();
        }

        await().untilAsserted(() -> assertThat(board.seen("even")).containsExactly(0, 2, 4));
        await().untilAsserted(() -> assertThat(board.seen("broken")).containsExactly(0, 1, 2, 4, 5));
    }

    private static void tellWhatWasLost(List<LogRecord> records) {
        assertThat(records).extracting(SubscriberSettingsTest::text)
                .anySatisfy(text -> assertThat(text).contains("Board#brief()", "too slow", "ticks"))
                .anySatisfy(text -> assertThat(text).contains("filter of", "Board#broken()", "numbers"));
    }

    private static String text(LogRecord record) {
        return record.getMessage() + (record.getParameters() == null ? "" : List.of(record.getParameters()));
    }

    /** Not a bean by itself. */
    static class Even implements Predicate<Integer> {

        @Override
        public boolean test(Integer number) {
            return number % 2 == 0;
        }
    }

    @ApplicationScoped
    static class Broken implements Predicate<Number> {

        @Override
        public boolean test(Number number) {
            if (number.intValue() == 3) {
                throw new IllegalStateException("fails on purpose");
            }
            return true;
        }
    }

    @Singleton
    static class Board {

        final CountDownLatch allEntered = new CountDownLatch(5);
        final CountDownLatch mayGoOn = new CountDownLatch(1);
        final Semaphore slowEntered = new Semaphore(0);
        final Semaphore slowMayGoOn = new Semaphore(0);
        final Map<String, List<Integer>> seen = new ConcurrentHashMap<>();

        List<Integer> seen(String subscriber) {
            return seen.computeIfAbsent(subscriber, name -> new CopyOnWriteArrayList<>());
        }

        private void show(String subscriber, int tick) throws InterruptedException {
            if (tick == 0) {
                allEntered.countDown();
                mayGoOn.await();
            }
            seen(subscriber).add(tick);
        }

        @Subscribe("ticks")
        void lagging(Integer tick) throws InterruptedException {
            show("lagging", tick);
        }

        @Subscribe(value = "ticks", name = "last")
        void newest(Integer tick) throws InterruptedException {
            show("last", tick);
        }

        @Subscribe("ticks")
        void first(Integer tick) throws InterruptedException {
            show("first", tick);
        }

        @Subscribe("ticks")
        void brief(Integer tick) throws InterruptedException {
            show("brief", tick);
        }

        @Subscribe("ticks")
        void wide(Integer tick) throws InterruptedException {
            show("wide", tick);
        }

        @Subscribe("careful")
        void slow(Integer number) throws InterruptedException {
            slowEntered.release();
            slowMayGoOn.acquire();
            seen("slow").add(number);
        }

        @Subscribe(value = "numbers", filter = Even.class)
        void even(Integer number) {
            seen("even").add(number);
        }

        @Subscribe(value = "numbers", filter = Broken.class)
        void broken(Integer number) {
            seen("broken").add(number);
        }
    }
}
