package io.quarkiverse.sluice.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.sluice.ChannelControl;
import io.quarkiverse.sluice.DeadLetter;
import io.quarkiverse.sluice.Receiver;
import io.quarkiverse.sluice.Sender;
import io.quarkiverse.sluice.cdi.ChannelName;
import io.quarkiverse.sluice.cdi.Receive;
import io.quarkiverse.sluice.cdi.SendTo;
import io.quarkus.test.QuarkusUnitTest;

class BatchTest {

    private static final Duration LONG = Duration.ofSeconds(15);

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar.addClasses(Floor.class))
            .overrideRuntimeConfigKey("quarkus.sluice.channels.sized.batch.size", "3")
            .overrideRuntimeConfigKey("quarkus.sluice.channels.sized.batch.time", "1h")
            .overrideRuntimeConfigKey("quarkus.sluice.channels.timed.batch.time", "200ms")
            .overrideRuntimeConfigKey("quarkus.sluice.channels.there.batch.time", "0s")
            .overrideRuntimeConfigKey("quarkus.sluice.channels.bad.batch.size", "2")
            .overrideRuntimeConfigKey("quarkus.sluice.channels.bad.batch.time", "1h")
            .overrideRuntimeConfigKey("quarkus.sluice.channels.bad.retry.max-attempts", "2")
            .overrideRuntimeConfigKey("quarkus.sluice.channels.bad.retry.delay", "1ms")
            .overrideConfigKey("quarkus.sluice.channels.bad.dead-letter", "bad-dead")
            .overrideRuntimeConfigKey("quarkus.sluice.channels.bad-dead.batch.size", "2")
            .overrideRuntimeConfigKey("quarkus.sluice.channels.bad-dead.batch.time", "1h");

    @Inject
    @ChannelName
    Sender<Integer> sized;

    @Inject
    @ChannelName("sized")
    ChannelControl<Integer> sizedControl;

    @Inject
    @ChannelName
    Sender<Integer> timed;

    @Inject
    @ChannelName
    Sender<Integer> there;

    @Inject
    @ChannelName("there")
    ChannelControl<Integer> thereControl;

    @Inject
    @ChannelName
    Sender<Integer> bad;

    @Inject
    @ChannelName
    Sender<List<Integer>> lists;

    @Inject
    @ChannelName
    Receiver<List<Integer>> out;

    @Inject
    @ChannelName
    Receiver<String> buried;

    @Inject
    Floor floor;

    @Test
    void batch_full_isHandledBeforeItsTimeIsUp_andARestWaits() throws Exception {
        sized.sendAll(List.of(1, 2, 3, 4, 5, 6, 7));

        assertThat(out.receive(LONG)).containsExactly(1, 2, 3);
        assertThat(out.receive(LONG)).containsExactly(4, 5, 6);
        await().atMost(LONG).untilAsserted(() -> assertThat(sizedControl.statistics().received()).isEqualTo(7));
        assertThat(out.tryReceive()).isNull();

        sizedControl.complete();
        assertThat(out.receive(LONG)).as("what was gathered when the channel ended").containsExactly(7);
    }

    @Test
    void batch_notFull_isHandledWhenItsTimeIsUp() throws Exception {
        timed.send(10);

        assertThat(out.receive(LONG)).contains(10);
    }

    @Test
    void batch_withoutTime_takesWhatIsThere() throws Exception {
        thereControl.pause();
        there.sendAll(List.of(20, 21, 22));
        thereControl.resume();

        // the one that was waited for comes alone or with the others, by who is faster; none waits for more
        assertThat(floor.takeAll(out, 3, LONG)).containsExactly(20, 21, 22);
    }

    @Test
    void batch_thatFails_isTriedAgainAsAWhole_thenEachMessageIsADeadLetter() throws Exception {
        bad.send(30);
        bad.send(31);

        assertThat(buried.receive(LONG)).isEqualTo("30 after 2, 31 after 2");
        assertThat(floor.tried).hasValue(2);
    }

    @Test
    void list_whereTheMessagesAreLists_isNoBatch() throws Exception {
        lists.send(List.of(40, 41));

        assertThat(out.receive(LONG)).containsExactly(40, 41);
    }

    @Singleton
    static class Floor {

        final AtomicInteger tried = new AtomicInteger();

        List<Integer> takeAll(Receiver<List<Integer>> from, int count, Duration patience) throws InterruptedException {
            var all = new ArrayList<Integer>();
            while (all.size() < count) {
                all.addAll(from.receive(patience));
            }
            return all;
        }

        @ChannelName
        Sender<List<Integer>> out;

        @Receive("sized")
        void sized(List<Integer> numbers) throws InterruptedException {
            out.send(numbers);
        }

        @Receive("timed")
        void timed(List<Integer> numbers) throws InterruptedException {
            out.send(numbers);
        }

        @Receive("there")
        void there(List<Integer> numbers) throws InterruptedException {
            out.send(numbers);
        }

        @Receive("bad")
        void bad(List<Integer> numbers) {
            tried.incrementAndGet();
            throw new IllegalArgumentException("no");
        }

        @Receive("bad-dead")
        @SendTo("buried")
        String bury(List<DeadLetter<Integer>> letters) {
            return letters.stream().map(letter -> letter.message() + " after " + letter.attempts())
                    .collect(Collectors.joining(", "));
        }

        @Receive("lists")
        void lists(List<Integer> message) throws InterruptedException {
            out.send(message);
        }
    }
}
