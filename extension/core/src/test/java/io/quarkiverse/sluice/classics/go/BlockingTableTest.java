package io.quarkiverse.sluice.classics.go;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import io.quarkiverse.sluice.ChannelPair;
import io.quarkiverse.sluice.Channels;
import io.quarkiverse.sluice.CloseReason;
import io.quarkiverse.sluice.Select;
import io.quarkiverse.sluice.classics.Scenario;
import io.quarkiverse.sluice.classics.Style;
import io.quarkiverse.sluice.fixture.Await;
import io.quarkiverse.sluice.fixture.Flavour;
import io.quarkiverse.sluice.fixture.Op;

/**
 * Which operation waits on which state of a channel, alone and in a select.
 * <p>
 * Source: Go, test/chan/select3.go. Where it selects on a nil channel, the clause is left out here.
 */
class BlockingTableTest extends Scenario {

    @ParameterizedTest
    @MethodSource("everyFlavourInEveryStyle")
    void send_room_doesNotWait(Flavour flavour, Style style) {
        assumeTrue(!flavour.isRendezvous(), "A rendezvous channel has no room");
        ChannelPair<Integer> channel = channel(flavour);

        style.send(this, channel.sender(), 7).value();

        assertThat(channel.control().drain()).containsExactly(7);
    }

    @ParameterizedTest
    @MethodSource("everyFlavourInEveryStyle")
    void send_noRoom_waits(Flavour flavour, Style style) {
        assumeTrue(flavour.canBeFull(), "An unbounded channel is never full");
        ChannelPair<Integer> channel = channel(flavour);
        var backlog = fill(channel.sender(), flavour);

        assertWaits(style.send(this, channel.sender(), 7), channel);

        assertThat(channel.control().drain()).isEqualTo(backlog);
    }

    @ParameterizedTest
    @MethodSource("everyFlavourInEveryStyle")
    void receive_nothingThere_waits(Flavour flavour, Style style) {
        ChannelPair<Integer> channel = channel(flavour);

        assertWaits(style.receive(this, channel.receiver()), channel);
    }

    @ParameterizedTest
    @MethodSource("everyFlavourInEveryStyle")
    void receive_somethingThere_doesNotWait(Flavour flavour, Style style) {
        ChannelPair<Integer> channel = channel(flavour);
        var send = crew.send(channel.sender(), 7);

        assertThat(style.receive(this, channel.receiver()).value()).isEqualTo(7);
        send.value();
    }

    @ParameterizedTest
    @MethodSource("everyFlavourInEveryStyle")
    void receive_closedChannel_neverWaits(Flavour flavour, Style style) throws Exception {
        ChannelPair<Integer> channel = channel(flavour);
        channel.sender().close();

        for (int i = 0; i < 10; i++) {
            assertThat(closed(style.receive(this, channel.receiver()))).isEqualTo(CloseReason.COMPLETED);
            assertThat(closed(() -> style.tryReceive(this, channel.receiver()))).isEqualTo(CloseReason.COMPLETED);
        }
    }

    @ParameterizedTest
    @MethodSource("everyFlavourInEveryStyle")
    void send_closedChannel_failsAndNeverWaits(Flavour flavour, Style style) throws Exception {
        ChannelPair<Integer> channel = channel(flavour);
        channel.control().complete();

        assertThat(closed(style.send(this, channel.sender(), 7))).isEqualTo(CloseReason.COMPLETED);
        assertThat(closed(() -> style.trySend(this, channel.sender(), 7))).isEqualTo(CloseReason.COMPLETED);
        assertThat(channel.sender().depth()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void selectWithOtherwise_nothingReady_doesNotWait(Flavour flavour) throws Exception {
        ChannelPair<Integer> channel = channel(flavour);
        fill(channel.sender(), flavour);
        ChannelPair<Integer> idle = channel(flavour);
        var select = Select.<String> first().receive(idle.receiver(), m -> "received");
        if (flavour.canBeFull()) {
            select.send(channel.sender(), 7, () -> "sent");
        }

        assertThat(choose(select.otherwise(() -> "nothing"))).isEqualTo("nothing");
        assertNobodyWaits(idle);
        assertNobodyWaits(channel);
    }

    @ParameterizedTest
    @EnumSource
    void selectWithOtherwise_somethingReady_takesIt(Flavour flavour) throws Exception {
        assumeTrue(!flavour.isRendezvous(), "Nothing is ready alone on a rendezvous channel");
        ChannelPair<Integer> channel = channel(flavour);

        assertThat(choose(Select.<String> first().send(channel.sender(), 7, () -> "sent").otherwise(() -> "nothing")))
                .isEqualTo("sent");
        assertThat(choose(Select.<String> first().receive(channel.receiver(), m -> "got " + m).otherwise(() -> "nothing")))
                .isEqualTo("got 7");
    }

    @Test
    void selectOfSendAndReceive_onOneRendezvousChannel_waitsForAnother() {
        ChannelPair<Integer> channel = Channels.rendezvous();

        assertWaits(start(Select.<String> first().send(channel.sender(), 1, () -> "sent").receive(channel.receiver(),
                m -> "received")), channel);
    }

    @Test
    void selectWithoutClauses_isRefusedInsteadOfWaitingForEver() {
        assertThatIllegalStateException().isThrownBy(() -> choose(Select.<String> first()));
    }

    private void assertWaits(Op<?> op, ChannelPair<?> channel) {
        Await.until("the operation waits", () -> channel.control().statistics().waitingSenders()
                + channel.control().statistics().waitingReceivers() > 0);
        assertThat(op.isDone()).isFalse();
        assertThat(op.stop().wasStopped()).isTrue();
        assertNobodyWaits(channel);
    }
}
