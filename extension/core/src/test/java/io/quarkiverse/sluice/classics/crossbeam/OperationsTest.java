package io.quarkiverse.sluice.classics.crossbeam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import io.quarkiverse.sluice.ChannelPair;
import io.quarkiverse.sluice.Channels;
import io.quarkiverse.sluice.CloseReason;
import io.quarkiverse.sluice.classics.Scenario;
import io.quarkiverse.sluice.classics.Style;
import io.quarkiverse.sluice.fixture.Await;
import io.quarkiverse.sluice.fixture.Flavour;

/**
 * Each operation on an empty, a filled, a full and an abandoned channel, directly and as a clause of a select.
 * <p>
 * Source: crossbeam-channel, tests/array.rs, list.rs and zero.rs (smoke to send_timeout), and the same operations in
 * tests/select_macro.rs.
 */
class OperationsTest extends Scenario {

    @ParameterizedTest
    @MethodSource("everyFlavourInEveryStyle")
    void smoke_sendAndReceive_everyForm(Flavour flavour, Style style) throws Exception {
        ChannelPair<Integer> channel = channel(flavour);
        var first = style.send(this, channel.sender(), 7);
        if (flavour.isRendezvous()) {
            Await.waitingSenders(channel.control(), 1);
        } else {
            first.value();
        }
        assertThat(style.tryReceive(this, channel.receiver())).isEqualTo(7);
        first.value();

        var second = style.send(this, channel.sender(), 8);
        assertThat(style.receive(this, channel.receiver()).value()).isEqualTo(8);
        second.value();

        assertThat(style.tryReceive(this, channel.receiver())).isNull();
        assertThat(style.receive(this, channel.receiver(), BRIEFLY).value()).isNull();
    }

    @Test
    void capacity_asMade_isTold() {
        for (int capacity = 0; capacity < 10; capacity++) {
            ChannelPair<Integer> channel = Channels.bounded(capacity);
            assertThat(channel.sender().capacity()).isEqualTo(capacity);
            assertThat(channel.receiver().capacity()).isEqualTo(capacity);
        }
        assertThat(Channels.unbounded().sender().capacity()).isEqualTo(Channels.UNBOUNDED);
    }

    @ParameterizedTest
    @EnumSource
    void depth_sendsAndReceives_bothEndsTellTheSame(Flavour flavour) throws Exception {
        ChannelPair<Integer> channel = channel(flavour);
        for (int i = 0; i < flavour.backlog(); i++) {
            assertThat(channel.sender().depth()).isEqualTo(i);
            assertThat(channel.receiver().depth()).isEqualTo(i);
            send(channel.sender(), i);
        }
        assertThat(channel.sender().trySend(-1)).as("full").isEqualTo(!flavour.canBeFull());
        assertThat(channel.receiver().drainTo(new ArrayList<>(), flavour.backlog())).isEqualTo(flavour.backlog());
        assertThat(channel.sender().depth()).isEqualTo(flavour.canBeFull() ? 0 : 1);
    }

    @ParameterizedTest
    @MethodSource("everyFlavourInEveryStyle")
    void tryReceive_emptyThenFilledThenAbandoned(Flavour flavour, Style style) throws Exception {
        ChannelPair<Integer> channel = channel(flavour);
        assertThat(style.tryReceive(this, channel.receiver())).isNull();

        var send = crew.send(channel.sender(), 7);
        Await.until("a message is there", () -> channel.sender().depth()
                + channel.control().statistics().waitingSenders() == 1);
        assertThat(style.tryReceive(this, channel.receiver())).isEqualTo(7);
        send.value();

        channel.sender().close();
        assertThat(closed(() -> style.tryReceive(this, channel.receiver()))).isEqualTo(CloseReason.COMPLETED);
    }

    @ParameterizedTest
    @MethodSource("everyFlavourInEveryStyle")
    void receive_waitsForTheFirstTakesTheRestAndThenTheEnd(Flavour flavour, Style style) {
        ChannelPair<Integer> channel = channel(flavour);
        var first = style.receive(this, channel.receiver());
        Await.waitingReceivers(channel.control(), 1);

        var sends = crew.sendEach(channel.sender(), List.of(7, 8, 9));

        assertThat(first.value()).isEqualTo(7);
        assertThat(style.receive(this, channel.receiver()).value()).isEqualTo(8);
        assertThat(style.receive(this, channel.receiver()).value()).isEqualTo(9);
        assertThat(sends.value()).isEqualTo(3);
        channel.sender().close();
        assertThat(closed(style.receive(this, channel.receiver()))).isEqualTo(CloseReason.COMPLETED);
    }

    @ParameterizedTest
    @MethodSource("everyFlavourInEveryStyle")
    void timedReceive_timesOutThenGetsThenEnds(Flavour flavour, Style style) {
        ChannelPair<Integer> channel = channel(flavour);
        assertThat(style.receive(this, channel.receiver(), BRIEFLY).value()).isNull();

        var receive = style.receive(this, channel.receiver(), LONG);
        Await.waitingReceivers(channel.control(), 1);
        assertThat(channel.sender().trySend(7)).isTrue();
        assertThat(receive.value()).isEqualTo(7);

        var last = style.receive(this, channel.receiver(), LONG);
        Await.waitingReceivers(channel.control(), 1);
        channel.sender().close();
        assertThat(closed(last)).isEqualTo(CloseReason.COMPLETED);
    }

    @ParameterizedTest
    @MethodSource("everyFlavourInEveryStyle")
    void timedReceive_timeIsUpButAMessageIsThere_takesIt(Flavour flavour, Style style) {
        ChannelPair<Integer> channel = channel(flavour);
        var send = crew.send(channel.sender(), 42);
        Await.until("a message is there", () -> channel.sender().depth()
                + channel.control().statistics().waitingSenders() == 1);

        assertThat(style.receive(this, channel.receiver(), Duration.ofSeconds(-1)).value()).isEqualTo(42);
        send.value();
    }

    @ParameterizedTest
    @MethodSource("everyFlavourInEveryStyle")
    void trySend_roomThenFullThenRoomThenAbandoned(Flavour flavour, Style style) throws Exception {
        assumeTrue(flavour.isBounded(), "Only a bounded buffer is full");
        ChannelPair<Integer> channel = channel(flavour);
        for (int i = 0; i < flavour.capacity(); i++) {
            assertThat(style.trySend(this, channel.sender(), i)).isTrue();
        }
        assertThat(style.trySend(this, channel.sender(), -1)).isFalse();

        assertThat(crew.receive(channel.receiver()).value()).isZero();
        assertThat(style.trySend(this, channel.sender(), -2)).isTrue();

        channel.receiver().close();
        assertThat(closed(() -> style.trySend(this, channel.sender(), -3))).isEqualTo(CloseReason.DISCONNECTED);
    }

    @ParameterizedTest
    @EnumSource(Style.class)
    void trySend_rendezvous_needsAReceiverThatWaits(Style style) throws Exception {
        ChannelPair<Integer> channel = Channels.rendezvous();
        assertThat(style.trySend(this, channel.sender(), 7)).isFalse();

        var receive = crew.receive(channel.receiver());
        Await.waitingReceivers(channel.control(), 1);
        assertThat(style.trySend(this, channel.sender(), 8)).isTrue();
        assertThat(receive.value()).isEqualTo(8);

        channel.receiver().close();
        assertThat(closed(() -> style.trySend(this, channel.sender(), 9))).isEqualTo(CloseReason.DISCONNECTED);
    }

    @ParameterizedTest
    @MethodSource("everyFlavourInEveryStyle")
    void send_fullThenReceivedFrom_goesOn(Flavour flavour, Style style) {
        ChannelPair<Integer> channel = channel(flavour);
        var expected = new ArrayList<>(fill(channel.sender(), flavour));
        for (int message : List.of(7, 8, 9)) {
            var send = style.send(this, channel.sender(), message);
            if (flavour.canBeFull()) {
                Await.waitingSenders(channel.control(), 1);
            }
            expected.add(message);
            assertThat(crew.receive(channel.receiver()).value()).isEqualTo(expected.remove(0));
            send.value();
        }
        assertThat(channel.control().drain()).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("everyFlavourInEveryStyle")
    void timedSend_timesOutThenSendsThenFails(Flavour flavour, Style style) {
        assumeTrue(flavour.canBeFull(), "An unbounded channel is never full");
        ChannelPair<Integer> channel = channel(flavour);
        var expected = new ArrayList<>(fill(channel.sender(), flavour));
        expected.add(-8);
        assertThat(style.send(this, channel.sender(), -7, BRIEFLY).value()).isFalse();

        var send = style.send(this, channel.sender(), -8, LONG);
        Await.waitingSenders(channel.control(), 1);
        assertThat(crew.receiveEach(channel.receiver(), expected.size()).value()).isEqualTo(expected);
        assertThat(send.value()).isTrue();

        channel.receiver().close();
        assertThat(closed(style.send(this, channel.sender(), 9, LONG))).isEqualTo(CloseReason.DISCONNECTED);
    }
}
