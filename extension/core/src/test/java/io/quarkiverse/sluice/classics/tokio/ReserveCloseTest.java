package io.quarkiverse.sluice.classics.tokio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.quarkiverse.sluice.ChannelPair;
import io.quarkiverse.sluice.CloseReason;
import io.quarkiverse.sluice.Permit;
import io.quarkiverse.sluice.classics.Scenario;
import io.quarkiverse.sluice.fixture.Await;
import io.quarkiverse.sluice.fixture.Flavour;
import io.quarkiverse.sluice.fixture.Undelivered;

/**
 * The channel comes to its end while slots are reserved: they are still good for a message, and the receiver waits for
 * the last of them. tokio's {@code Receiver::close} is completing the channel here.
 * <p>
 * Source: tokio, tests/sync_mpsc.rs (recv_close_gets_none_*, failed_reserve_* and cancelled_reserve_*,
 * dropping_last_*, sending_last_*, dropping_rx_closes_channel*, ready_close_cancel_bounded,
 * permit_available_not_acquired_close, try_recv_after_receiver_close*, reserve on a closed channel).
 */
class ReserveCloseTest extends Scenario {

    private static final String SLOTS = "BOUNDED_.*";

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "RENDEZVOUS")
    void completedIdle_receiveEndsAndSendFails(Flavour flavour) throws Exception {
        ChannelPair<Integer> channel = channel(flavour);
        assertThat(channel.receiver().tryReceive()).isNull();

        channel.control().complete();

        assertThat(closed(crew.receive(channel.receiver()))).isEqualTo(CloseReason.COMPLETED);
        assertThat(closed(channel.receiver()::tryReceive)).isEqualTo(CloseReason.COMPLETED);
        assertThat(closed(crew.send(channel.sender(), 1))).isEqualTo(CloseReason.COMPLETED);
        assertThat(closed(crew.reserve(channel.sender()))).isEqualTo(CloseReason.COMPLETED);
        assertThat(closed(channel.sender()::tryReserve)).isEqualTo(CloseReason.COMPLETED);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = SLOTS)
    void completedWhileReserved_waitingReservationFailsAndThePermitStillDelivers(Flavour flavour) {
        ChannelPair<Integer> channel = channel(flavour);
        var permits = Stream.generate(channel.sender()::tryReserve).limit(flavour.capacity()).toList();
        var waiting = crew.reserve(channel.sender().duplicate());
        Await.waitingSenders(channel.control(), 1);

        channel.control().complete();

        assertThat(closed(waiting)).isEqualTo(CloseReason.COMPLETED);
        permits.subList(1, permits.size()).forEach(Permit::close);
        var receive = crew.receive(channel.receiver());
        Await.waitingReceivers(channel.control(), 1);
        assertThat(channel.receiver().isDrained()).isFalse();

        permits.get(0).send(123);

        assertThat(receive.value()).isEqualTo(123);
        assertThat(closed(crew.receive(channel.receiver()))).isEqualTo(CloseReason.COMPLETED);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "RENDEZVOUS")
    void completedWhileReserved_lastPermitClosed_wakesTheReceiver(Flavour flavour) {
        ChannelPair<Integer> channel = channel(flavour);
        var permit = crew.reserve(channel.sender()).value();
        channel.control().complete();
        var receive = crew.receive(channel.receiver());
        Await.waitingReceivers(channel.control(), 1);

        permit.close();

        assertThat(closed(receive)).isEqualTo(CloseReason.COMPLETED);
        assertNobodyWaits(channel);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "RENDEZVOUS")
    void completedWhileReserved_lastPermitUsed_deliversAndThenEnds(Flavour flavour) {
        ChannelPair<Integer> channel = channel(flavour);
        var permit = crew.reserve(channel.sender()).value();
        channel.control().complete();
        var first = crew.receive(channel.receiver());
        Await.waitingReceivers(channel.control(), 1);
        var second = crew.receive(channel.receiver());
        Await.waitingReceivers(channel.control(), 2);

        permit.send(7);

        assertThat(first.value()).isEqualTo(7);
        assertThat(closed(second)).isEqualTo(CloseReason.COMPLETED);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = SLOTS)
    void slotPassedOnToAWaitingReservation_thenCompleted_theReceiverWaitsForIt(Flavour flavour) {
        ChannelPair<Integer> channel = channel(flavour);
        var permits = Stream.generate(channel.sender()::tryReserve).limit(flavour.capacity()).toList();
        var waiting = crew.reserve(channel.sender());
        Await.waitingSenders(channel.control(), 1);
        permits.forEach(Permit::close);
        var passedOn = waiting.value();

        channel.control().complete();
        var receive = crew.receive(channel.receiver());
        Await.waitingReceivers(channel.control(), 1);
        passedOn.close();

        assertThat(closed(receive)).isEqualTo(CloseReason.COMPLETED);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = SLOTS)
    void reservationGivenUp_afterCompletion_keepsTheReceiverFromNothing(Flavour flavour) {
        ChannelPair<Integer> channel = channel(flavour);
        var permits = Stream.generate(channel.sender()::tryReserve).limit(flavour.capacity()).toList();
        var waiting = crew.reserve(channel.sender());
        Await.waitingSenders(channel.control(), 1);
        assertThat(waiting.stop().wasStopped()).isTrue();
        channel.control().complete();
        var receive = crew.receive(channel.receiver());
        Await.waitingReceivers(channel.control(), 1);

        permits.forEach(Permit::close);

        assertThat(closed(receive)).isEqualTo(CloseReason.COMPLETED);
        assertThat(channel.control().statistics().senders()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "RENDEZVOUS")
    void tryReceive_completedWithAnOpenPermit_isEmptyUntilItIsClosed(Flavour flavour) throws Exception {
        ChannelPair<Integer> channel = channel(flavour);
        var permit = channel.sender().tryReserve();
        channel.control().complete();
        assertThat(channel.receiver().tryReceive()).isNull();

        permit.close();

        assertThat(closed(channel.receiver()::tryReceive)).isEqualTo(CloseReason.COMPLETED);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "RENDEZVOUS")
    void lastSenderClosed_aPermitIsOpen_theChannelIsToo(Flavour flavour) throws Exception {
        ChannelPair<Integer> channel = channel(flavour);
        var permit = channel.sender().tryReserve();
        channel.sender().close();
        assertThat(channel.receiver().isClosed()).isFalse();

        permit.send(7);

        assertThat(channel.receiver().isClosed()).isTrue();
        assertThat(channel.receiver().tryReceive()).isEqualTo(7);
        assertThat(closed(channel.receiver()::tryReceive)).isEqualTo(CloseReason.COMPLETED);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "RENDEZVOUS")
    void receiverGone_everyWayToSendOrReserveFails(Flavour flavour) throws Exception {
        var undelivered = new Undelivered<Integer>();
        var channel = flavour.<Integer> builder("orders").onUndelivered(undelivered).build();
        assertThat(channel.sender().trySend(1)).isTrue();

        channel.receiver().close();

        assertThat(closed(crew.reserve(channel.sender()))).isEqualTo(CloseReason.DISCONNECTED);
        assertThat(closed(channel.sender()::tryReserve)).isEqualTo(CloseReason.DISCONNECTED);
        assertThat(closed(() -> channel.sender().trySend(2))).isEqualTo(CloseReason.DISCONNECTED);
        assertThat(undelivered.messages()).as("what was queued, and not what was refused").containsExactly(1);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "RENDEZVOUS")
    void receiverGone_anOpenPermit_isVoid(Flavour flavour) throws Exception {
        ChannelPair<Integer> channel = channel(flavour);
        var permit = channel.sender().tryReserve();
        channel.receiver().close();

        assertThat(closed(() -> permit.send(7))).isEqualTo(CloseReason.DISCONNECTED);
        assertThat(channel.control().statistics().senders()).isEqualTo(1);
        assertThat(channel.control().statistics().sent()).isZero();
    }
}
