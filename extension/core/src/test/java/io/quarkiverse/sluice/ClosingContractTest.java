package io.quarkiverse.sluice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.util.ArrayList;

import org.junit.jupiter.api.Test;

import io.quarkiverse.sluice.fixture.Await;
import io.quarkiverse.sluice.fixture.ChannelContract;
import io.quarkiverse.sluice.fixture.Op;
import io.quarkiverse.sluice.fixture.Undelivered;

class ClosingContractTest extends ChannelContract {

    private final Exception cause = new Exception("the river is dry");

    @Test
    void c1_lastSenderClosed_backlogThenCompletedForEver() {
        ChannelPair<Integer> channel = channel();
        var other = channel.sender().duplicate();
        var backlog = fill(channel.sender());
        channel.sender().close();
        assertThat(channel.receiver().isClosed()).isFalse();
        other.close();

        assertThat(channel.receiver().isClosed()).isTrue();
        assertThat(crew.receiveEach(channel.receiver(), backlog.size()).value()).isEqualTo(backlog);
        assertThat(channel.receiver().isDrained()).isTrue();
        for (int i = 0; i < 3; i++) {
            assertClosed(crew.receive(channel.receiver()), CloseReason.COMPLETED);
            assertClosed(crew.receive(channel.receiver(), Duration.ZERO), CloseReason.COMPLETED);
            assertThatExceptionOfType(ChannelClosedException.class).isThrownBy(channel.receiver()::tryReceive);
        }
        assertThat(crew.subscribe("whenClosed", channel.receiver().whenClosed()).value()).isEqualTo(CloseReason.COMPLETED);
    }

    @Test
    void c1_permitOpen_receiversWaitForItsMessage() {
        assumeTrue(!flavour.isRendezvous(), "A rendezvous channel has no permits");
        ChannelPair<Integer> channel = channel();
        var permit = crew.reserve(channel.sender()).value();
        channel.sender().close();
        var receive = crew.receive(channel.receiver());
        Await.waitingReceivers(channel.control(), 1);

        permit.send(7);

        assertThat(receive.value()).isEqualTo(7);
        assertClosed(crew.receive(channel.receiver()), CloseReason.COMPLETED);
    }

    @Test
    void c1_lastPermitClosedUnused_endsTheChannel() {
        assumeTrue(!flavour.isRendezvous(), "A rendezvous channel has no permits");
        ChannelPair<Integer> channel = channel();
        var permit = crew.reserve(channel.sender()).value();
        channel.sender().close();
        var receive = crew.receive(channel.receiver());
        Await.waitingReceivers(channel.control(), 1);

        permit.close();

        assertClosed(receive, CloseReason.COMPLETED);
    }

    @Test
    void c2_fail_backlogThenFailedWithTheCause() {
        var undelivered = new Undelivered<Integer>();
        var channel = channel(undelivered);
        var other = channel.sender().duplicate();
        var backlog = fill(channel.sender());

        channel.sender().fail(cause);

        assertClosed(crew.send(other, -1), CloseReason.FAILED);
        assertThat(crew.receiveEach(channel.receiver(), backlog.size()).value()).isEqualTo(backlog);
        assertThat(assertClosed(crew.receive(channel.receiver()), CloseReason.FAILED)).hasCause(cause);
        assertThat(undelivered.count()).isZero();
    }

    @Test
    void c2_failNow_backlogIsHandedOverAtOnce() {
        var undelivered = new Undelivered<Integer>();
        var channel = channel(undelivered);
        var backlog = fill(channel.sender());

        channel.sender().failNow(cause);

        assertThat(undelivered.messages(UndeliveredReason.FAILED)).isEqualTo(backlog);
        assertThat(channel.receiver().depth()).isZero();
        assertThat(assertClosed(crew.receive(channel.receiver()), CloseReason.FAILED)).hasCause(cause);
    }

    @Test
    void c2_failNowAfterComplete_firstReasonStays() {
        ChannelPair<Integer> channel = channel();
        channel.control().complete();

        channel.control().fail(cause);
        channel.control().failNow(cause);
        channel.control().shutdown();

        assertClosed(crew.receive(channel.receiver()), CloseReason.COMPLETED);
        assertClosed(crew.send(channel.sender(), 1), CloseReason.COMPLETED);
        assertThat(channel.control().statistics().closed()).isEqualTo(CloseReason.COMPLETED);
    }

    @Test
    void c2_fail_waitingSendersKeepTheirMessages() {
        assumeTrue(flavour.canBeFull(), "A send never waits");
        var undelivered = new Undelivered<Integer>();
        var channel = channel(undelivered);
        var backlog = fill(channel.sender());
        var send = crew.send(channel.sender(), -1);
        Await.waitingSenders(channel.control(), 1);

        channel.sender().duplicate().fail(cause);

        assertThat(assertClosed(send, CloseReason.FAILED)).hasCause(cause);
        assertThat(channel.control().drain()).isEqualTo(backlog);
        assertThat(undelivered.count()).isZero();
    }

    @Test
    void c3_lastReceiverClosed_sendersFailAndBacklogIsHandedOverThen() {
        var undelivered = new Undelivered<Integer>();
        var channel = channel(undelivered);
        var other = channel.receiver().duplicate();
        var backlog = fill(channel.sender());
        channel.receiver().close();
        assertThat(channel.sender().isClosed()).isFalse();
        assertThat(undelivered.count()).isZero();

        other.close();

        assertThat(undelivered.messages(UndeliveredReason.DISCONNECTED)).isEqualTo(backlog);
        assertClosed(crew.send(channel.sender(), -1), CloseReason.DISCONNECTED);
        assertThatExceptionOfType(ChannelClosedException.class).isThrownBy(() -> channel.sender().trySend(-1));
        assertThat(channel.sender().isClosed()).isTrue();
        assertThat(channel.sender().depth()).isZero();
        assertThat(crew.subscribe("whenClosed", channel.sender().whenClosed()).value()).isEqualTo(CloseReason.DISCONNECTED);
    }

    @Test
    void c3_lastReceiverClosed_waitingSendersFailAtOnce() {
        assumeTrue(flavour.canBeFull(), "A send never waits");
        var undelivered = new Undelivered<Integer>();
        var channel = channel(undelivered);
        var backlog = fill(channel.sender());
        var sends = new ArrayList<Op<Void>>();
        for (int i = 1; i <= 3; i++) {
            sends.add(crew.send(channel.sender(), -i));
        }
        Await.waitingSenders(channel.control(), 3);

        channel.receiver().close();

        sends.forEach(send -> assertClosed(send, CloseReason.DISCONNECTED));
        assertThat(undelivered.messages()).isEqualTo(backlog);
    }

    @Test
    void c4_closeOfAnEndThatIsNotTheLast_stopsOnlyItsOwnWait() {
        ChannelPair<Integer> channel = channel();
        var other = channel.receiver().duplicate();
        var own = crew.receive(channel.receiver());
        Await.waitingReceivers(channel.control(), 1);
        var others = crew.receive(other);
        Await.waitingReceivers(channel.control(), 2);

        channel.receiver().close();

        assertThat(own.failure()).isInstanceOf(ChannelClosedException.class);
        assertThat(channel.sender().trySend(7)).isTrue();
        assertThat(others.value()).isEqualTo(7);
    }

    @Test
    void c4_closeOfASenderThatIsNotTheLast_stopsOnlyItsOwnWait() {
        assumeTrue(flavour.canBeFull(), "A send never waits");
        ChannelPair<Integer> channel = channel();
        var other = channel.sender().duplicate();
        var expected = new ArrayList<>(fill(other));
        expected.add(-2);
        var own = crew.send(channel.sender(), -1);
        Await.waitingSenders(channel.control(), 1);
        var others = crew.send(other, -2);
        Await.waitingSenders(channel.control(), 2);

        channel.sender().close();

        assertThat(own.failure()).isInstanceOf(ChannelClosedException.class);
        assertThat(crew.receiveEach(channel.receiver(), expected.size()).value()).isEqualTo(expected);
        others.value();
    }

    @Test
    void c4_closingTwice_isOnceForTheOthers() {
        ChannelPair<Integer> channel = channel();
        var otherSender = channel.sender().duplicate();
        var otherReceiver = channel.receiver().duplicate();
        for (int i = 0; i < 3; i++) {
            channel.sender().close();
            channel.receiver().close();
        }

        assertThat(otherSender.isClosed()).isFalse();
        assertThat(otherReceiver.isClosed()).isFalse();
        assertThat(channel.sender().isClosed()).isTrue();
        assertThat(channel.receiver().isClosed()).isTrue();
        assertThat(crew.send(channel.sender(), 1).failure()).isInstanceOf(ChannelClosedException.class);
        assertThat(crew.receive(channel.receiver()).failure()).isInstanceOf(ChannelClosedException.class);
        assertThatExceptionOfType(ChannelClosedException.class).isThrownBy(channel.sender()::duplicate);
        assertThatExceptionOfType(ChannelClosedException.class).isThrownBy(channel.receiver()::duplicate);
    }

    private static ChannelClosedException assertClosed(Op<?> op, CloseReason reason) {
        assertThat(op.failure()).isInstanceOfSatisfying(ChannelClosedException.class, e -> {
            assertThat(e.reason()).isEqualTo(reason);
            assertThat(e.channelName()).isEqualTo("orders");
        });
        return (ChannelClosedException) op.failure();
    }
}
