package io.quarkiverse.sluice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkiverse.sluice.fixture.Await;
import io.quarkiverse.sluice.fixture.ChannelContract;
import io.quarkiverse.sluice.fixture.Op;
import io.quarkiverse.sluice.fixture.Undelivered;

class PermitTest extends ChannelContract {

    @BeforeEach
    void needSlots() {
        assumeTrue(!flavour.isRendezvous(), "A rendezvous channel has no slots to reserve");
    }

    @Test
    void c6_permitUsed_messageArrivesInTheOrderOfItsUse() {
        ChannelPair<Integer> channel = channel();
        var permit = crew.reserve(channel.sender()).value();
        boolean second = channel.sender().trySend(2);

        permit.send(1);

        assertThat(channel.control().drain()).isEqualTo(second ? List.of(2, 1) : List.of(1));
    }

    @Test
    void c6_reserving_neverOverCommits() {
        assumeTrue(flavour.isBounded(), "It has room for all");
        ChannelPair<Integer> channel = channel();
        var permits = new ArrayList<Permit<Integer>>();
        for (int i = 0; i < flavour.capacity(); i++) {
            permits.add(channel.sender().tryReserve());
        }

        assertThat(permits).doesNotContainNull();
        assertThat(channel.sender().tryReserve()).isNull();
        assertThat(channel.sender().trySend(-1)).isFalse();
        assertThat(channel.sender().depth()).isZero();
        permits.forEach(permit -> permit.send(1));
        assertThat(channel.sender().depth()).isEqualTo(flavour.capacity());
    }

    @Test
    void c6_reservingFromManyThreads_neverOverCommits() {
        assumeTrue(flavour.isBounded(), "It has room for all");
        ChannelPair<Integer> channel = channel();
        var open = new AtomicInteger();
        var workers = Stream.of(1, 2, 3, 4).map(worker -> crew.call("reserve", () -> {
            int most = 0;
            for (int i = 0; i < 500; i++) {
                try (var permit = channel.sender().reserve()) {
                    most = Math.max(most, open.incrementAndGet());
                    Thread.yield();
                    open.decrementAndGet();
                }
            }
            return most;
        })).toList();

        assertThat(workers).allMatch(worker -> worker.value() <= flavour.capacity());
        assertThat(channel.control().statistics().senders()).isEqualTo(1);
    }

    @Test
    void w1_senderWaitingBehindPermits_meetsTheNextReceiver() {
        assumeTrue(flavour.isBounded() && flavour.canBeFull(), "Only a bounded channel runs out of slots");
        ChannelPair<Integer> channel = channel();
        var permits = new ArrayList<Permit<Integer>>();
        for (int i = 0; i < flavour.capacity(); i++) {
            permits.add(channel.sender().tryReserve());
        }
        Op<Void> send = crew.send(channel.sender(), 1);
        Await.waitingSenders(channel.control(), 1);

        assertThat(crew.receive(channel.receiver()).value()).isEqualTo(1);

        send.value();
        permits.forEach(Permit::close);
    }

    @Test
    void c8_resumeWithASenderBehindPermits_servesTheWaitingReceiver() {
        assumeTrue(flavour.isBounded() && flavour.canBeFull(), "Only a bounded channel runs out of slots");
        ChannelPair<Integer> channel = channel();
        channel.control().pause();
        var permits = new ArrayList<Permit<Integer>>();
        for (int i = 0; i < flavour.capacity(); i++) {
            permits.add(channel.sender().tryReserve());
        }
        Op<Integer> receive = crew.receive(channel.receiver());
        Await.waitingReceivers(channel.control(), 1);
        Op<Void> send = crew.send(channel.sender(), 1);
        Await.waitingSenders(channel.control(), 1);

        channel.control().resume();

        assertThat(receive.value()).isEqualTo(1);
        send.value();
        permits.forEach(Permit::close);
    }

    @Test
    void c6_permitClosedUnused_givesItsSlotBack() {
        assumeTrue(flavour.isBounded() && flavour.canBeFull(), "Only a bounded channel runs out of slots");
        ChannelPair<Integer> channel = channel();
        var permits = Stream.generate(channel.sender()::tryReserve).limit(flavour.capacity()).toList();
        var waiting = crew.send(channel.sender(), 7);
        Await.waitingSenders(channel.control(), 1);

        permits.get(0).close();
        permits.get(0).close();

        waiting.value();
        assertThat(channel.sender().trySend(-1)).isFalse();
        assertThat(channel.control().drain()).containsExactly(7);
    }

    @Test
    void c6_permitUsedForAWaitingReceiver_passesItsSlotOn() {
        assumeTrue(flavour.isBounded(), "Only a bounded channel runs out of slots");
        ChannelPair<Integer> channel = channel();
        var permits = Stream.generate(channel.sender()::tryReserve).limit(flavour.capacity()).toList();
        var receive = crew.receive(channel.receiver());
        Await.waitingReceivers(channel.control(), 1);
        var waiting = crew.reserve(channel.sender());
        Await.waitingSenders(channel.control(), 1);

        permits.get(0).send(1);

        assertThat(receive.value()).isEqualTo(1);
        waiting.value().send(7);
        assertThat(channel.control().drain()).containsExactly(7);
    }

    @Test
    void c6_permit_countsAsASenderUntilUsed() {
        ChannelPair<Integer> channel = channel();
        var permit = crew.reserve(channel.sender()).value();
        assertThat(channel.control().statistics().senders()).isEqualTo(2);

        permit.send(1);

        assertThat(channel.control().statistics().senders()).isEqualTo(1);
    }

    @Test
    void permit_usedTwiceOrAfterClose_isRefused() {
        ChannelPair<Integer> channel = channel();
        var used = crew.reserve(channel.sender()).value();
        used.send(1);
        assertThatIllegalStateException().isThrownBy(() -> used.send(2)).withMessageContaining("orders");
        channel.control().drain();
        var closed = crew.reserve(channel.sender()).value();
        closed.close();
        assertThatIllegalStateException().isThrownBy(() -> closed.send(2)).withMessageContaining("orders");

        assertThat(channel.sender().depth()).isZero();
    }

    @Test
    void permit_channelFailedNow_messageStaysWithTheCaller() {
        var undelivered = new Undelivered<Integer>();
        var channel = channel(undelivered);
        var permit = crew.reserve(channel.sender()).value();
        channel.sender().failNow(new Exception("over"));

        assertThatExceptionOfType(ChannelClosedException.class).isThrownBy(() -> permit.send(1))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(CloseReason.FAILED));
        assertThat(undelivered.count()).isZero();
    }

    @Test
    void reserve_stopped_leavesNoSlotTaken() {
        assumeTrue(flavour.isBounded(), "Only a bounded channel runs out of slots");
        ChannelPair<Integer> channel = channel();
        var backlog = fill(channel.sender());
        Op<Permit<Integer>> reserve = crew.reserve(channel.sender());
        Await.waitingSenders(channel.control(), 1);

        assertThat(reserve.stop().wasStopped()).isTrue();

        assertThat(channel.control().drain()).isEqualTo(backlog);
        fill(channel.sender());
    }
}
