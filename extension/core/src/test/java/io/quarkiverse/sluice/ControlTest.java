package io.quarkiverse.sluice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.util.ArrayList;

import org.junit.jupiter.api.Test;

import io.quarkiverse.sluice.fixture.Await;
import io.quarkiverse.sluice.fixture.ChannelContract;
import io.quarkiverse.sluice.fixture.Op;
import io.quarkiverse.sluice.fixture.Undelivered;

class ControlTest extends ChannelContract {

    @Test
    void c8_paused_receivesAreHeldBackWhileSendsFillTheBuffer() {
        assumeTrue(flavour.keepsAll(), "Sends more than there is room for");
        ChannelPair<Integer> channel = channel();
        channel.control().pause();
        assertThat(channel.control().isPaused()).isTrue();
        var backlog = fill(channel.sender());

        assertThat(channel.receiver().tryReceive()).isNull();
        assertThat(crew.receive(channel.receiver(), Duration.ofMillis(1)).value()).isNull();
        var receive = crew.receive(channel.receiver());
        Await.waitingReceivers(channel.control(), 1);
        assertThat(channel.sender().trySend(-1)).isEqualTo(!flavour.canBeFull());
        assertThat(channel.control().statistics().paused()).isTrue();

        channel.control().resume();
        if (flavour.isRendezvous()) {
            assertThat(channel.sender().trySend(0)).isTrue();
        } else {
            assertThat(backlog).isNotEmpty();
        }
        assertThat(receive.value()).isZero();
        assertThat(channel.control().isPaused()).isFalse();
    }

    @Test
    void c8_pausedAndClosed_backlogComesOutAfterResume() {
        ChannelPair<Integer> channel = channel();
        channel.control().pause();
        var backlog = fill(channel.sender());
        channel.sender().close();
        channel.control().resume();

        assertThat(crew.receiveEach(channel.receiver(), backlog.size()).value()).isEqualTo(backlog);
        assertThat(crew.receive(channel.receiver()).failure()).isInstanceOf(ChannelClosedException.class);
    }

    @Test
    void c8_larger_waitingSendersAreAdmittedAtOnce() {
        assumeTrue(flavour.keepsAll() && flavour.isBounded(), "Only a bounded channel can be resized");
        ChannelPair<Integer> channel = channel();
        var expected = new ArrayList<>(fill(channel.sender()));
        var sends = new ArrayList<Op<Void>>();
        for (int i = 1; i <= 3; i++) {
            sends.add(crew.send(channel.sender(), -i));
            Await.waitingSenders(channel.control(), i);
            expected.add(-i);
        }

        channel.control().resize(flavour.capacity() + 2);

        sends.get(0).value();
        sends.get(1).value();
        assertThat(sends.get(2).isDone()).isFalse();
        assertThat(channel.sender().capacity()).isEqualTo(flavour.capacity() + 2);
        assertThat(crew.receiveEach(channel.receiver(), expected.size()).value()).isEqualTo(expected);
    }

    @Test
    void c8_smaller_nothingIsDroppedAndNothingAdmittedUntilBelow() {
        assumeTrue(flavour.keepsAll() && flavour.isBounded(), "Only a bounded channel can be resized");
        var undelivered = new Undelivered<Integer>();
        var channel = channel(undelivered);
        channel.control().resize(5);
        for (int i = 0; i < 5; i++) {
            assertThat(channel.sender().trySend(i)).isTrue();
        }

        channel.control().resize(2);

        assertThat(channel.sender().depth()).isEqualTo(5);
        for (int i = 0; i < 4; i++) {
            assertThat(channel.sender().trySend(-1)).as("with depth %d", channel.sender().depth()).isFalse();
            assertThat(crew.receive(channel.receiver()).value()).isEqualTo(i);
        }
        assertThat(channel.sender().trySend(5)).isTrue();
        assertThat(channel.sender().trySend(-1)).isFalse();
        assertThat(channel.control().drain()).containsExactly(4, 5);
        assertThat(undelivered.count()).isZero();
    }

    @Test
    void resize_impossible_isRefused() {
        assumeTrue(flavour.keepsAll(), "Sends more than there is room for");
        ChannelPair<Integer> channel = channel();
        if (flavour.isBounded()) {
            assertThatIllegalArgumentException().isThrownBy(() -> channel.control().resize(0)).withMessageContaining("0");
        } else if (flavour.isRendezvous()) {
            assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> channel.control().resize(7))
                    .withMessageContaining("orders");
        }
    }

    @Test
    void drain_full_waitingSendersGoOn() {
        assumeTrue(flavour.keepsAll() && flavour.isBounded(), "Only a bounded channel has a backlog and waiting senders");
        ChannelPair<Integer> channel = channel();
        var backlog = fill(channel.sender());
        var send = crew.send(channel.sender(), -1);
        Await.waitingSenders(channel.control(), 1);

        var drained = channel.control().drain();

        assertThat(drained.subList(0, backlog.size())).isEqualTo(backlog);
        send.value();
        if (drained.size() == backlog.size()) {
            assertThat(crew.receive(channel.receiver()).value()).isEqualTo(-1);
        }
        assertThat(channel.sender().isClosed()).isFalse();
    }

    @Test
    void shutdown_backlogIsHandedOverAndReceiversEnd() {
        var undelivered = new Undelivered<Integer>();
        var channel = channel(undelivered);
        var backlog = fill(channel.sender());

        channel.control().shutdown();

        assertThat(undelivered.messages(UndeliveredReason.SHUTDOWN)).isEqualTo(backlog);
        assertShutDown(crew.receive(channel.receiver()));
    }

    @Test
    void shutdown_waitingSender_keepsItsMessage() {
        assumeTrue(flavour.canBeFull(), "A send never waits");
        var undelivered = new Undelivered<Integer>();
        var channel = channel(undelivered);
        fill(channel.sender());
        var waiting = crew.send(channel.sender(), -1);
        Await.waitingSenders(channel.control(), 1);

        channel.control().shutdown();

        assertShutDown(waiting);
        assertThat(undelivered.messages()).doesNotContain(-1);
    }

    @Test
    void statistics_quietChannel_figuresAreTrue() {
        assumeTrue(flavour.keepsAll(), "Sends more than there is room for");
        ChannelPair<Integer> channel = channel();
        var before = channel.control().statistics();
        assertThat(before.senders()).isEqualTo(1);
        assertThat(before.receivers()).isEqualTo(1);
        assertThat(before.oldestAge()).isZero();
        assertThat(before.capacity()).isEqualTo(flavour.capacity());

        var sent = crew.sendEach(channel.sender(), numbers(50));
        crew.receiveEach(channel.receiver(), 50).value();
        sent.value();
        int backlog = fill(channel.sender()).size();
        channel.sender().duplicate();
        channel.receiver().duplicate();

        var after = channel.control().statistics();
        assertThat(after.sent()).isEqualTo(50 + backlog);
        assertThat(after.received()).isEqualTo(50);
        assertThat(after.depth()).isEqualTo(backlog);
        assertThat(after.senders()).isEqualTo(2);
        assertThat(after.receivers()).isEqualTo(2);
        assertThat(after.timeouts()).isZero();
        assertThat(after.undelivered()).isZero();
        assertThat(after.closed()).isNull();
    }

    @Test
    void statistics_timedOut_isCounted() {
        ChannelPair<Integer> channel = channel();
        crew.receive(channel.receiver(), Duration.ofMillis(1)).value();
        assertThat(channel.control().statistics().timeouts()).isEqualTo(1);
    }

    private static void assertShutDown(Op<?> op) {
        assertThat(op.failure()).isInstanceOfSatisfying(ChannelClosedException.class,
                e -> assertThat(e.reason()).isEqualTo(CloseReason.SHUTDOWN));
    }
}
