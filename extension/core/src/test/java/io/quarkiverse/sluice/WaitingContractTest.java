package io.quarkiverse.sluice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.util.ArrayList;

import org.junit.jupiter.api.Test;

import io.quarkiverse.sluice.fixture.Await;
import io.quarkiverse.sluice.fixture.ChannelContract;
import io.quarkiverse.sluice.fixture.Op;

class WaitingContractTest extends ChannelContract {

    private static final int FREE_OVERTAKINGS = 64;
    private static final Duration FOREVER = Duration.ofSeconds(Long.MAX_VALUE, 999_999_999);

    @Test
    void w1_fullChannel_sendWaitsForRoom() {
        assumeTrue(flavour.canBeFull(), "A send never waits");
        ChannelPair<Integer> channel = channel();
        fill(channel.sender());

        var send = crew.send(channel.sender(), -1);
        Await.waitingSenders(channel.control(), 1);
        assertThat(send.isDone()).isFalse();

        assertThat(channel.receiver().tryReceive()).isNotNull();
        send.value();
    }

    @Test
    void w1_emptyChannel_receiveWaitsForAMessage() {
        ChannelPair<Integer> channel = channel();

        var receive = crew.receive(channel.receiver());
        Await.waitingReceivers(channel.control(), 1);
        assertThat(receive.isDone()).isFalse();

        assertThat(channel.sender().trySend(7)).isTrue();
        assertThat(receive.value()).isEqualTo(7);
    }

    @Test
    void w1_waitingSenders_areWokenOldestFirst() {
        assumeTrue(flavour.canBeFull(), "A send never waits");
        ChannelPair<Integer> channel = channel();
        var expected = new ArrayList<>(fill(channel.sender()));
        for (int i = 1; i <= 5; i++) {
            expected.add(-i);
            crew.send(channel.sender(), -i);
            Await.waitingSenders(channel.control(), i);
        }

        assertThat(crew.receiveEach(channel.receiver(), expected.size()).value()).isEqualTo(expected);
    }

    @Test
    void w1_waitingReceivers_areWokenOldestFirst() {
        ChannelPair<Integer> channel = channel();
        var receives = new ArrayList<Op<Integer>>();
        for (int i = 0; i < 5; i++) {
            receives.add(crew.receive(channel.receiver()));
            Await.waitingReceivers(channel.control(), i + 1);
        }

        for (int i = 0; i < 5; i++) {
            crew.send(channel.sender(), i).value();
            assertThat(receives.get(i).value()).isEqualTo(i);
            assertThat(receives.subList(i + 1, 5)).noneMatch(Op::isDone);
        }
    }

    @Test
    void w1_waitingSender_isOvertakenByFewNewcomers() {
        assumeTrue(flavour.keepsAll() && flavour.isBounded(), "Only a bounded channel has room to compete for");
        ChannelPair<Integer> channel = channel();
        fill(channel.sender());
        var waiting = crew.send(channel.sender(), -1);
        Await.waitingSenders(channel.control(), 1);

        int overtakings = 0;
        while (!waiting.isDone() && overtakings <= FREE_OVERTAKINGS) {
            channel.receiver().tryReceive();
            if (channel.sender().trySend(0) && channel.control().statistics().waitingSenders() == 1) {
                overtakings++;
            }
        }

        waiting.value();
        assertThat(overtakings).isLessThanOrEqualTo(FREE_OVERTAKINGS);
    }

    @Test
    void w1_waitingReceiver_isOvertakenByFewNewcomers() {
        assumeTrue(!flavour.isRendezvous(), "Two try operations never meet");
        ChannelPair<Integer> channel = channel();
        var waiting = crew.receive(channel.receiver());
        Await.waitingReceivers(channel.control(), 1);

        int overtakings = 0;
        while (!waiting.isDone() && overtakings <= FREE_OVERTAKINGS) {
            channel.sender().trySend(0);
            if (channel.receiver().tryReceive() != null && channel.control().statistics().waitingReceivers() == 1) {
                overtakings++;
            }
        }

        waiting.value();
        assertThat(overtakings).isLessThanOrEqualTo(FREE_OVERTAKINGS);
    }

    @Test
    void w2_interruptOrCancel_endsTheWait() {
        ChannelPair<Integer> channel = channel();
        var receive = crew.receive(channel.receiver());
        Await.waitingReceivers(channel.control(), 1);
        assertThat(receive.stop().wasStopped()).isTrue();

        if (flavour.canBeFull()) {
            fill(channel.sender());
            var send = crew.send(channel.sender(), -1);
            Await.waitingSenders(channel.control(), 1);
            assertThat(send.stop().wasStopped()).isTrue();
        }
    }

    @Test
    void w2_close_endsTheWait() {
        ChannelPair<Integer> channel = channel();
        var receive = crew.receive(channel.receiver());
        var timed = crew.receive(channel.receiver(), FOREVER);
        Await.waitingReceivers(channel.control(), 2);

        channel.sender().close();

        assertThat(receive.failure()).isInstanceOf(ChannelClosedException.class);
        assertThat(timed.failure()).isInstanceOf(ChannelClosedException.class);
    }

    @Test
    void w2_timedWait_neverEndsEarly() {
        ChannelPair<Integer> channel = channel();
        var timeout = Duration.ofMillis(20);
        long before = System.nanoTime();
        assertThat(crew.receive(channel.receiver(), timeout).value()).isNull();
        assertThat(System.nanoTime() - before).isGreaterThanOrEqualTo(timeout.toNanos());

        if (flavour.canBeFull()) {
            fill(channel.sender());
            before = System.nanoTime();
            assertThat(crew.send(channel.sender(), -1, timeout).value()).isFalse();
            assertThat(System.nanoTime() - before).isGreaterThanOrEqualTo(timeout.toNanos());
        }
    }

    @Test
    void w2_durationTooLongForNanoseconds_meansForever() {
        ChannelPair<Integer> channel = channel();
        var receive = crew.receive(channel.receiver(), FOREVER);
        Await.waitingReceivers(channel.control(), 1);
        crew.send(channel.sender(), 7, FOREVER).value();
        assertThat(receive.value()).isEqualTo(7);

        if (flavour.canBeFull()) {
            fill(channel.sender());
            var send = crew.send(channel.sender(), -1, FOREVER);
            Await.waitingSenders(channel.control(), 1);
            assertThat(crew.receive(channel.receiver(), FOREVER).value()).isNotNull();
            assertThat(send.value()).isTrue();
        }
    }

    @Test
    void w3_zeroOrNegativeTimeout_triesOnce() {
        for (var timeout : new Duration[] { Duration.ZERO, Duration.ofMillis(-1), FOREVER.negated() }) {
            ChannelPair<Integer> channel = channel();
            assertThat(crew.receive(channel.receiver(), timeout).value()).isNull();

            boolean queued = crew.send(channel.sender(), 7, timeout).value();

            assertThat(queued).isEqualTo(!flavour.isRendezvous());
            assertThat(crew.receive(channel.receiver(), timeout).value()).isEqualTo(queued ? 7 : null);
        }
    }

    @Test
    void w3_zeroTimeoutOnAFullChannel_sendsNothing() {
        assumeTrue(flavour.canBeFull(), "A send never waits");
        ChannelPair<Integer> channel = channel();
        var backlog = fill(channel.sender());

        assertThat(crew.send(channel.sender(), -1, Duration.ZERO).value()).isFalse();
        assertThat(channel.control().drain()).isEqualTo(backlog);
    }
}
