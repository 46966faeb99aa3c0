package io.quarkiverse.sluice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.quarkiverse.sluice.fixture.Await;
import io.quarkiverse.sluice.fixture.Caller;
import io.quarkiverse.sluice.fixture.Crew;
import io.quarkiverse.sluice.fixture.Shuffle;
import io.quarkiverse.sluice.fixture.StageKind;
import io.quarkiverse.sluice.fixture.Undelivered;

/** P2: order by key. */
class PipelineKeyTest {

    private static final StageOptions<Object> ONE = StageOptions.defaults();

    private record Entry(String account, int number) {
    }

    private final Crew crew = new Crew(Caller.PLATFORM);

    @AfterEach
    void noThreadStays() {
        crew.close();
    }

    @Test
    void p2_key_theSecondOfAKeyWaitsAndOtherKeysDoNot() {
        var mayEnd = new CountDownLatch(1);
        var started = ConcurrentHashMap.<Entry> newKeySet();
        var pipeline = Channels.<Entry> pipeline("etl").stage("book", (Entry entry) -> {
            started.add(entry);
            if (entry.number == 0) {
                mayEnd.await();
            }
            return entry;
        }, ONE.withConcurrency(2).withCapacity(3).orderedBy(Entry::account)).build();

        crew.sendEach(pipeline.input(), List.of(a(0), a(1), a(2), b(3), b(4))).value();

        // one thread is held by the first message, and both others of its account wait beside
        assertThat(crew.receiveEach(pipeline.output(), 2).value()).containsExactly(b(3), b(4));
        assertThat(started).containsExactlyInAnyOrder(a(0), b(3), b(4));
        assertThat(pipeline.statistics().get(0)).satisfies(stage -> {
            assertThat(stage.inFlight()).isEqualTo(1);
            assertThat(stage.depth()).isEqualTo(2);
        });
        mayEnd.countDown();
        assertThat(crew.receiveEach(pipeline.output(), 3).value()).containsExactly(a(0), a(1), a(2));
        pipeline.close();
    }

    @Test
    void p2_key_noMoreThanTheCapacityWaitBesideTheStage() {
        var mayEnd = new CountDownLatch(1);
        var pipeline = Channels.<Entry> pipeline("etl").stage("book", (Entry entry) -> {
            mayEnd.await();
            return entry;
        }, ONE.withConcurrency(4).withCapacity(2).orderedBy(Entry::account)).build();
        var source = crew.sendEach(pipeline.input(), IntStream.range(0, 20).mapToObj(PipelineKeyTest::a).toList());

        Await.until("the source waits", () -> pipeline.input().depth() == 2);
        assertThat(pipeline.statistics().get(0).in()).isEqualTo(4 + 2);
        assertThat(source.isDone()).isFalse();

        mayEnd.countDown();
        assertThat(crew.receiveEach(pipeline.output(), 20).value()).extracting(Entry::number)
                .isEqualTo(IntStream.range(0, 20).boxed().toList());
        pipeline.close();
    }

    @ParameterizedTest
    @EnumSource
    void p2_key_neverTwoOfOneKeyAtOnceAndEachKeyKeepsItsOrder(StageKind kind) {
        assumeTrue(kind.isAvailable(), "This JDK has no virtual threads");
        var busy = new ConcurrentHashMap<String, AtomicInteger>();
        var clashes = new AtomicInteger();
        var entries = IntStream.range(0, 600).mapToObj(n -> new Entry("account " + n * n % 7, n)).toList();
        try (var shuffle = new Shuffle(7)) {
            var pipeline = kind.add(Channels.<Entry> pipeline("etl"), "book", entry -> {
                var mine = busy.computeIfAbsent(entry.account, key -> new AtomicInteger());
                if (mine.incrementAndGet() > 1) {
                    clashes.incrementAndGet();
                }
                return shuffle.later(entry).invoke(mine::decrementAndGet);
            }, ONE.withConcurrency(4).orderedBy(Entry::account)).build();
            crew.sendEach(pipeline.input(), entries);

            var received = crew.receiveEach(pipeline.output(), entries.size()).value();

            assertThat(clashes).hasValue(0);
            assertThat(byAccount(received)).isEqualTo(byAccount(entries));
            assertThat(received).as("keys overtake each other").isNotEqualTo(entries);
            pipeline.close();
        }
    }

    @Test
    void p2_keyIsNull_waitsForNoOther() {
        var both = new CountDownLatch(2);
        var pipeline = Channels.<Integer> pipeline("etl").stage("work", (Integer n) -> {
            both.countDown();
            both.await();
            return n;
        }, ONE.withConcurrency(2).orderedBy((Integer n) -> null)).build();
        crew.sendEach(pipeline.input(), List.of(1, 2)).value();

        assertThat(crew.receiveEach(pipeline.output(), 2).value()).containsExactlyInAnyOrder(1, 2);
        pipeline.close();
    }

    @Test
    void p2_keyFunctionOrKeyThrows_isAFailureOfThatMessage() {
        Function<Integer, Object> keyOf = n -> {
            if (n == 1) {
                throw new IllegalStateException("no key");
            }
            return n == 2 ? new Object() {
                @Override
                public int hashCode() {
                    throw new IllegalStateException("no hash");
                }
            } : n;
        };
        var pipeline = Channels.<Integer> pipeline("etl")
                .stage("work", (Integer n) -> n, ONE.skippingFailures().orderedBy(keyOf)).build();
        crew.sendEach(pipeline.input(), List.of(0, 1, 2, 3)).value();

        assertThat(crew.receiveEach(pipeline.output(), 2).value()).containsExactly(0, 3);
        assertThat(pipeline.statistics().get(0).skipped()).isEqualTo(2);
        pipeline.close();
    }

    @Test
    void p2_keyChangesMeanwhile_holdsUpNobody() {
        var pipeline = Channels.<List<Integer>> pipeline("etl").stage("work", (List<Integer> list) -> {
            list.add(1);
            return list;
        }, ONE.orderedBy((List<Integer> list) -> list)).build();
        for (int i = 0; i < 10; i++) {
            crew.send(pipeline.input(), new ArrayList<>()).value();
        }

        assertThat(crew.receiveEach(pipeline.output(), 10).value()).hasSize(10);
        pipeline.close();
    }

    @Test
    void p3_keyedStageFails_thoseOfItsKeyBehindItAreHandedOver() {
        var handedOver = new Undelivered<Object>();
        var mayFail = new CountDownLatch(1);
        var pipeline = Channels.<Entry> pipeline("etl").onUndelivered(handedOver).stage("book", (Entry entry) -> {
            mayFail.await();
            if (entry.number == 1) {
                throw new IOException("bad");
            }
            return entry;
        }, ONE.withConcurrency(3).withCapacity(3).orderedBy(Entry::account)).build();
        crew.sendEach(pipeline.input(), List.of(b(0), a(1), a(2), a(3))).value();
        Await.until("all are taken", () -> pipeline.statistics().get(0).in() == 4);

        mayFail.countDown();

        assertThat(crew.receive(pipeline.output()).value()).isEqualTo(b(0));
        assertThat(crew.receive(pipeline.output()).failure()).isInstanceOf(ChannelClosedException.class);
        Await.until("all are handed over", () -> handedOver.count() == 3);
        assertThat(handedOver.messages(UndeliveredReason.FAILED)).containsExactlyInAnyOrder(a(1), a(2), a(3));
    }

    private static Map<String, List<Entry>> byAccount(List<Entry> entries) {
        return entries.stream().collect(Collectors.groupingBy(Entry::account));
    }

    private static Entry a(int number) {
        return new Entry("a", number);
    }

    private static Entry b(int number) {
        return new Entry("b", number);
    }
}
