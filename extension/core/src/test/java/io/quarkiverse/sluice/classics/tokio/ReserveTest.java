package io.quarkiverse.sluice.classics.tokio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.quarkiverse.sluice.ChannelPair;
import io.quarkiverse.sluice.Channels;
import io.quarkiverse.sluice.Permit;
import io.quarkiverse.sluice.Sender;
import io.quarkiverse.sluice.classics.Scenario;
import io.quarkiverse.sluice.fixture.Await;
import io.quarkiverse.sluice.fixture.Flavour;

/**
 * Slots that are taken first and used, given back or waited for later.
 * <p>
 * Source: tokio, tests/sync_mpsc.rs (send_recv_with_buffer, reserve_disarm, start_send_past_cap,
 * send_recv_buffer_limited, try_reserve_fails, *reserve_many_and_send, try_reserve_many_full, drop_permit_*,
 * test_tx_capacity).
 */
class ReserveTest extends Scenario {

    private static final String SLOTS = "BOUNDED_.*";

    @Test
    void reserveThenSend_besideATrySend_bothArriveAndThenTheEnd() throws Exception {
        ChannelPair<Integer> channel = Channels.bounded(16);
        crew.reserve(channel.sender()).value().send(1);
        assertThat(channel.sender().trySend(2)).isTrue();
        channel.sender().close();

        assertThat(crew.receiveEach(channel.receiver(), 2).value()).containsExactly(1, 2);
        assertThat(go("receive the end", () -> receiveOrEnd(channel.receiver())).value()).isNull();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = SLOTS)
    void allSlotsTaken_furtherReservations_waitForAReceiveAndForAClosedPermit(Flavour flavour) {
        ChannelPair<Integer> channel = channel(flavour);
        var permits = takeAll(channel.sender());
        assertThat(permits).hasSize(flavour.capacity());
        var third = crew.reserve(channel.sender().duplicate());
        Await.waitingSenders(channel.control(), 1);
        var fourth = crew.reserve(channel.sender().duplicate());
        Await.waitingSenders(channel.control(), 2);

        permits.get(0).send(1);
        assertThat(channel.control().statistics().waitingSenders()).as("a message takes the permit's place").isEqualTo(2);

        assertThat(crew.receive(channel.receiver()).value()).isEqualTo(1);
        third.value();
        assertThat(fourth.isDone()).isFalse();

        third.value().close();
        fourth.value().close();
        permits.subList(1, permits.size()).forEach(Permit::close);
        assertThat(takeAll(channel.sender())).hasSize(flavour.capacity());
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = SLOTS)
    void waitingReservationGivenUp_theNextInLineGetsTheSlot(Flavour flavour) {
        ChannelPair<Integer> channel = channel(flavour);
        fill(channel.sender(), flavour);
        var givenUp = crew.reserve(channel.sender());
        Await.waitingSenders(channel.control(), 1);
        var next = crew.reserve(channel.sender());
        Await.waitingSenders(channel.control(), 2);

        assertThat(givenUp.stop().wasStopped()).isTrue();
        Await.waitingSenders(channel.control(), 1);
        assertThat(next.isDone()).isFalse();
        assertThat(crew.receive(channel.receiver()).value()).isZero();

        next.value().send(-1);
        assertThat(channel.control().drain()).hasSize(flavour.capacity()).endsWith(-1);
        assertThat(channel.control().statistics().senders()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = SLOTS)
    void slotOfAReceivedMessage_goesToTheWaitingReservationNotToATrySend(Flavour flavour) {
        ChannelPair<Integer> channel = channel(flavour);
        takeAll(channel.sender()).forEach(permit -> permit.send(1));
        var waiting = crew.reserve(channel.sender());
        Await.waitingSenders(channel.control(), 1);

        assertThat(crew.receive(channel.receiver()).value()).isEqualTo(1);
        waiting.value();

        assertThat(channel.sender().trySend(1337)).isFalse();
        assertThat(channel.sender().tryReserve()).isNull();
        waiting.value().send(2);
        assertThat(channel.control().drain()).hasSize(flavour.capacity()).endsWith(2).doesNotContain(1337);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = SLOTS)
    void tryReserve_noneLeft_isNullUntilOneIsGivenBack(Flavour flavour) {
        ChannelPair<Integer> channel = channel(flavour);
        var permits = takeAll(channel.sender());
        permits.get(0).send(7);
        assertThat(channel.sender().tryReserve()).isNull();
        assertThat(crew.receive(channel.receiver()).value()).isEqualTo(7);

        var again = channel.sender().tryReserve();
        again.close();
        again = channel.sender().tryReserve();

        assertThat(again).isNotNull();
        assertThat(channel.sender().tryReserve()).isNull();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = SLOTS)
    void permitsClosed_allAtOnce_theWaitingReservationAndThenEverySlotIsFree(Flavour flavour) {
        ChannelPair<Integer> channel = channel(flavour);
        var permits = takeAll(channel.sender());
        var waiting = crew.reserve(channel.sender());
        Await.waitingSenders(channel.control(), 1);

        permits.forEach(Permit::close);

        waiting.value().close();
        assertThat(takeAll(channel.sender())).hasSize(flavour.capacity());
        assertNobodyWaits(channel);
    }

    @Test
    void someOfThePermitsUsed_theFreeSlotsAreCountedExactly() {
        for (int slots = 1; slots <= 12; slots++) {
            for (int used = 0; used <= slots; used++) {
                ChannelPair<Integer> channel = Channels.bounded(slots);
                var permits = takeAll(channel.sender());
                assertThat(permits).hasSize(slots);
                permits.subList(0, used).forEach(permit -> permit.send(0));
                permits.subList(used, slots).forEach(Permit::close);
                assertThat(channel.sender().depth()).isEqualTo(used);
                assertThat(channel.sender().capacity()).isEqualTo(slots);

                var free = takeAll(channel.sender());
                assertThat(free).hasSize(slots - used);
                free.forEach(Permit::close);
                assertThat(channel.control().drain()).hasSize(used);
                assertThat(takeAll(channel.sender())).hasSize(slots);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "RENDEZVOUS")
    void reserveAndSend_severalAtATime_eachIsReceivedAtOnce(Flavour flavour) {
        ChannelPair<String> channel = channel(flavour);
        for (int i = 0; i <= Math.min(20, flavour.backlog()); i++) {
            var permits = Stream.generate(channel.sender()::tryReserve).limit(i).toList();
            for (var permit : permits) {
                permit.send("message");
                assertThat(channel.receiver().tryReceive()).isEqualTo("message");
            }
            assertThat(channel.receiver().tryReceive()).isNull();
        }
        assertThat(channel.control().statistics().senders()).isEqualTo(1);
    }

    private static List<Permit<Integer>> takeAll(Sender<Integer> from) {
        var permits = new ArrayList<Permit<Integer>>();
        for (var permit = from.tryReserve(); permit != null; permit = from.tryReserve()) {
            permits.add(permit);
        }
        return permits;
    }
}
