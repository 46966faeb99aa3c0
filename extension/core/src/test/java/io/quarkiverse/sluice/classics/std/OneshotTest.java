package io.quarkiverse.sluice.classics.std;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.quarkiverse.sluice.ChannelClosedException;
import io.quarkiverse.sluice.ChannelPair;
import io.quarkiverse.sluice.CloseReason;
import io.quarkiverse.sluice.Receiver;
import io.quarkiverse.sluice.Sender;
import io.quarkiverse.sluice.UndeliveredReason;
import io.quarkiverse.sluice.classics.Rounds;
import io.quarkiverse.sluice.classics.Scenario;
import io.quarkiverse.sluice.fixture.Await;
import io.quarkiverse.sluice.fixture.Flavour;
import io.quarkiverse.sluice.fixture.Op;
import io.quarkiverse.sluice.fixture.Undelivered;

/**
 * Channels that carry one message or none, in one task and in several that race.
 * <p>
 * Source: Rust's standard library, tests/sync/mpsc.rs and mpsc_sync.rs (oneshot_*, stream_send_recv_stress,
 * destroy_upgraded_shared_port_when_sender_still_active).
 */
class OneshotTest extends Scenario {

    @ParameterizedTest
    @EnumSource
    void closedUnused_fromEitherSide_isOverForBoth(Flavour flavour) throws Exception {
        ChannelPair<Integer> receiverFirst = channel(flavour);
        receiverFirst.receiver().close();
        assertThat(closed(() -> receiverFirst.sender().trySend(10))).isEqualTo(CloseReason.DISCONNECTED);
        assertThat(closed(crew.send(receiverFirst.sender(), 10))).isEqualTo(CloseReason.DISCONNECTED);
        receiverFirst.sender().close();

        ChannelPair<Integer> senderFirst = channel(flavour);
        senderFirst.sender().close();
        assertThat(closed(senderFirst.receiver()::tryReceive)).isEqualTo(CloseReason.COMPLETED);
        assertThat(closed(senderFirst.receiver()::tryReceive)).isEqualTo(CloseReason.COMPLETED);
        assertThat(closed(crew.receive(senderFirst.receiver()))).isEqualTo(CloseReason.COMPLETED);
        senderFirst.receiver().close();
    }

    @ParameterizedTest
    @EnumSource
    void sendThenReceive_inOneTask_whileOpen(Flavour flavour) throws Exception {
        ChannelPair<Integer> channel = channel(flavour);
        assertThat(channel.receiver().tryReceive()).isNull();
        assertThat(channel.sender().trySend(10)).isEqualTo(!flavour.isRendezvous());
        assertThat(channel.receiver().tryReceive()).isEqualTo(flavour.isRendezvous() ? null : 10);
        channel.sender().close();
        assertThat(closed(channel.receiver()::tryReceive)).isEqualTo(CloseReason.COMPLETED);
    }

    @ParameterizedTest
    @EnumSource
    void tryReceive_closedWithAMessageLeft_takesItFirst(Flavour flavour) throws Exception {
        assumeTrue(!flavour.isRendezvous(), "A rendezvous channel holds no message");
        ChannelPair<Integer> channel = channel(flavour);
        channel.sender().trySend(10);
        channel.sender().close();

        assertThat(channel.receiver().tryReceive()).isEqualTo(10);
        assertThat(closed(channel.receiver()::tryReceive)).isEqualTo(CloseReason.COMPLETED);
    }

    @ParameterizedTest
    @EnumSource
    void receiveThenSend_inTwoTasks_meets(Flavour flavour) {
        ChannelPair<Integer> channel = channel(flavour);
        var receive = go("receive", () -> receive(channel.receiver()));
        Await.waitingReceivers(channel.control(), 1);
        crew.send(channel.sender(), 10).value();

        assertThat(receive.value()).isEqualTo(10);
    }

    @ParameterizedTest
    @EnumSource
    void receiveThenClose_inTwoTasks_ends(Flavour flavour) {
        ChannelPair<Integer> channel = channel(flavour);
        var receive = go("receive", () -> receiveOrEnd(channel.receiver()));
        go("close", () -> channel.sender().close()).value();

        assertThat(receive.value()).isNull();
    }

    @ParameterizedTest
    @EnumSource
    void bothEndsCloseAtOnce_neverHangsAndIsClosed(Flavour flavour) {
        for (int i = 0; i < Rounds.of(30); i++) {
            ChannelPair<Integer> channel = channel(flavour);
            var close = go("close", () -> channel.receiver().close());
            channel.sender().close();
            close.value();

            assertThat(channel.control().statistics().closed()).isIn(CloseReason.COMPLETED, CloseReason.DISCONNECTED);
            assertThat(channel.control().statistics().senders() + channel.control().statistics().receivers()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void sendRacesWithTheReceiversClose_theMessageHasOneFate(Flavour flavour) {
        for (int i = 0; i < Rounds.of(30); i++) {
            var undelivered = new Undelivered<Integer>();
            var channel = flavour.<Integer> builder("orders").onUndelivered(undelivered).build();
            var close = go("close", () -> channel.receiver().close());
            var sent = go("send", () -> {
                try {
                    send(channel.sender(), 1);
                    return true;
                } catch (ChannelClosedException closed) {
                    assertThat(closed.reason()).isEqualTo(CloseReason.DISCONNECTED);
                    return false;
                }
            });
            close.value();

            assertThat(undelivered.messages(UndeliveredReason.DISCONNECTED)).hasSize(sent.value() ? 1 : 0);
        }
    }

    @ParameterizedTest
    @EnumSource
    void receiveRacesWithTheSendersClose_ends(Flavour flavour) {
        for (int i = 0; i < Rounds.of(30); i++) {
            ChannelPair<Integer> channel = channel(flavour);
            var receive = go("receive", () -> receiveOrEnd(channel.receiver()));
            var close = go("close", () -> channel.sender().close());

            assertThat(receive.value()).isNull();
            close.value();
        }
    }

    @ParameterizedTest
    @EnumSource
    void tasksThatStartTheirSuccessors_passEveryMessageInOrder(Flavour flavour) {
        for (int i = 0; i < Rounds.of(5); i++) {
            ChannelPair<Integer> channel = channel(flavour);
            var sends = sendFrom(channel.sender(), 0);
            var received = receiveFrom(channel.receiver(), 0);

            assertThat(received.value()).isEqualTo(numbers(10));
            sends.value();
        }
    }

    /** Sends one number in a task of its own that starts the task for the next. */
    private Op<Void> sendFrom(Sender<Integer> to, int number) {
        return go("send", () -> {
            if (number < 10) {
                send(to, number);
                sendFrom(to, number + 1).value();
            }
        });
    }

    private Op<ArrayList<Integer>> receiveFrom(Receiver<Integer> from, int number) {
        return go("receive", () -> {
            var received = new ArrayList<Integer>();
            if (number < 10) {
                received.add(receive(from));
                received.addAll(receiveFrom(from, number + 1).value());
            }
            return received;
        });
    }

    @ParameterizedTest
    @EnumSource
    void receiverClosedWhileASharedSenderLives_theSenderGoesOnUnharmed(Flavour flavour) {
        ChannelPair<Integer> channel = channel(flavour);
        ChannelPair<Integer> done = channel(flavour);
        var receiving = go("receive and close", () -> {
            int message = receive(channel.receiver());
            channel.receiver().close();
            send(done.sender(), message);
        });
        Await.waitingReceivers(channel.control(), 1);
        var duplicate = channel.sender().duplicate();
        channel.sender().close();
        crew.send(duplicate, 7).value();

        assertThat(crew.receive(done.receiver()).value()).isEqualTo(7);
        receiving.value();
        assertThat(closed(crew.send(duplicate, 8))).isEqualTo(CloseReason.DISCONNECTED);
    }
}
