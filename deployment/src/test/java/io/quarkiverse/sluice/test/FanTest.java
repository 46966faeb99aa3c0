package io.quarkiverse.sluice.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.sluice.ChannelClosedException;
import io.quarkiverse.sluice.ChannelControl;
import io.quarkiverse.sluice.DeadLetter;
import io.quarkiverse.sluice.Receiver;
import io.quarkiverse.sluice.Sender;
import io.quarkiverse.sluice.cdi.ChannelName;
import io.quarkiverse.sluice.cdi.ReachedByRegistry;
import io.quarkiverse.sluice.cdi.Receive;
import io.quarkiverse.sluice.cdi.SendTo;
import io.quarkus.test.QuarkusUnitTest;

/** Fan-out and fan-in by {@code @SendTo}; one target and all shapes of results are in {@link SendToTest}. */
class FanTest {

    private static final Duration LONG = Duration.ofSeconds(15);

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar.addClasses(Hops.class))
            .overrideRuntimeConfigKey("quarkus.sluice.channels.narrow.capacity", "1")
            .overrideConfigKey("quarkus.sluice.channels.half.dead-letter", "half-dead")
            .overrideRuntimeConfigKey("quarkus.sluice.channels.half.retry.max-attempts", "3")
            .overrideRuntimeConfigKey("quarkus.sluice.channels.half.retry.delay", "1ms")
            .overrideRuntimeConfigKey("quarkus.sluice.channels.picky.retry.max-attempts", "1000")
            .overrideRuntimeConfigKey("quarkus.sluice.channels.picky.retry.delay", "1ms")
            .overrideRuntimeConfigKey("quarkus.sluice.channels.picky.retry.max-delay", "1ms")
            .overrideRuntimeConfigKey("quarkus.sluice.channels.tiny.capacity", "1")
            .overrideRuntimeConfigKey("quarkus.sluice.channels.tiny.overflow", "reject");

    @Inject
    @ChannelName
    Sender<Integer> left;

    @Inject
    @ChannelName
    Sender<Integer> right;

    @Inject
    @ChannelName
    Receiver<String> joined;

    @Inject
    @ChannelName
    Sender<Integer> split;

    @Inject
    @ChannelName("split")
    ChannelControl<Integer> splitControl;

    @Inject
    @ChannelName
    Receiver<Integer> narrow;

    @Inject
    @ChannelName
    Receiver<Integer> wide;

    @Inject
    @ChannelName
    Sender<Integer> half;

    @Inject
    @ChannelName("half-dead")
    Receiver<DeadLetter<Integer>> halfDead;

    @Inject
    @ChannelName("shut")
    @ReachedByRegistry
    ChannelControl<Integer> shut;

    @Inject
    @ChannelName("open")
    Receiver<Integer> open;

    @Inject
    @ChannelName
    Sender<Integer> picky;

    @Inject
    @ChannelName
    Receiver<Integer> tiny;

    @Inject
    Hops hops;

    @Test
    void fanIn_twoHandlersIntoOneChannel() throws Exception {
        left.send(1);
        right.send(2);

        assertThat(List.of(joined.receive(LONG), joined.receive(LONG))).containsExactlyInAnyOrder("left 1", "right 2");
    }

    @Test
    void fanOut_oneTargetFull_theOthersGetTheirs_andTheHandlerKeepsItsPlace() throws Exception {
        split.sendAll(List.of(1, 2, 3, 4));

        // 1 is in both; 2 is in the wide one and waits for room in the other; nobody has begun with 3
        assertThat(List.of(wide.receive(LONG), wide.receive(LONG))).containsExactly(1, 2);
        assertThat(wide.tryReceive()).isNull();
        assertThat(splitControl.statistics().depth()).isEqualTo(2);
        assertThat(List.of(narrow.receive(LONG), narrow.receive(LONG), narrow.receive(LONG), narrow.receive(LONG)))
                .containsExactly(1, 2, 3, 4);
        assertThat(List.of(wide.receive(LONG), wide.receive(LONG))).containsExactly(3, 4);
    }

    @Test
    void fanOut_oneTargetClosed_theOthersGetTheirs_andTheMessageFailsWithoutARetry() throws Exception {
        shut.complete();
        half.send(1);
        half.send(2);

        assertThat(List.of(open.receive(LONG), open.receive(LONG))).containsExactly(1, 2);
        DeadLetter<Integer> letter = halfDead.receive(LONG);
        assertThat(letter.message()).isEqualTo(1);
        assertThat(letter.attempts()).isEqualTo(1);
        assertThat(letter.failure()).isInstanceOf(ChannelClosedException.class).hasMessageContaining("shut");
        assertThat(halfDead.receive(LONG).message()).isEqualTo(2);
        assertThat(hops.halved).hasValue(2);
    }

    @Test
    void onlyTargetRefuses_nothingWasSent_soTheRetryFindsRoom() throws Exception {
        picky.send(1);
        picky.send(2);
        await().atMost(LONG).untilAsserted(() -> assertThat(hops.picked.get()).isGreaterThan(3));

        assertThat(tiny.receive(LONG)).isEqualTo(1);
        assertThat(tiny.receive(LONG)).isEqualTo(2);
    }

    @Singleton
    static class Hops {

        final AtomicInteger halved = new AtomicInteger();
        final AtomicInteger picked = new AtomicInteger();

        @Receive("left")
        @SendTo("joined")
        String left(int number) {
            return "left " + number;
        }

        @Receive("right")
        @SendTo("joined")
        String right(int number) {
            return "right " + number;
        }

        @Receive("split")
        @SendTo({ "narrow", "wide" })
        int split(int number) {
            return number;
        }

        @Receive("half")
        @SendTo({ "shut", "open" })
        int half(int number) {
            halved.incrementAndGet();
            return number;
        }

        @Receive("picky")
        @SendTo("tiny")
        int picky(int number) {
            picked.incrementAndGet();
            return number;
        }
    }
}
