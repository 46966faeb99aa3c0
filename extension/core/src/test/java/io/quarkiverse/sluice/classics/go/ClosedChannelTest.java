package io.quarkiverse.sluice.classics.go;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import io.quarkiverse.sluice.ChannelPair;
import io.quarkiverse.sluice.CloseReason;
import io.quarkiverse.sluice.Receiver;
import io.quarkiverse.sluice.Sender;
import io.quarkiverse.sluice.classics.Scenario;
import io.quarkiverse.sluice.classics.Style;
import io.quarkiverse.sluice.fixture.Flavour;

/**
 * Every operation on a closed channel, empty or with one message left, in every style.
 * <p>
 * Source: Go, test/closedchan.go.
 */
class ClosedChannelTest extends Scenario {

    @ParameterizedTest
    @MethodSource("everyFlavourInEveryStyle")
    void closedAndEmpty_everyOperationSaysSo(Flavour flavour, Style style) throws Exception {
        ChannelPair<Integer> channel = channel(flavour);
        var other = channel.sender().duplicate();
        channel.control().complete();

        assertEnded(style, other, channel.receiver());
    }

    @ParameterizedTest
    @MethodSource("everyFlavourInEveryStyle")
    void closedWithOneLeft_receiveTakesItFirst(Flavour flavour, Style style) throws Exception {
        var channel = withOneLeft(flavour);

        assertThat(style.receive(this, channel.receiver()).value()).isEqualTo(1);
        assertEnded(style, channel.sender(), channel.receiver());
    }

    @ParameterizedTest
    @MethodSource("everyFlavourInEveryStyle")
    void closedWithOneLeft_timedReceiveTakesItFirst(Flavour flavour, Style style) throws Exception {
        var channel = withOneLeft(flavour);

        assertThat(style.receive(this, channel.receiver(), LONG).value()).isEqualTo(1);
        assertEnded(style, channel.sender(), channel.receiver());
    }

    @ParameterizedTest
    @MethodSource("everyFlavourInEveryStyle")
    void closedWithOneLeft_tryReceiveTakesItFirst(Flavour flavour, Style style) throws Exception {
        var channel = withOneLeft(flavour);

        assertThat(style.tryReceive(this, channel.receiver())).isEqualTo(1);
        assertEnded(style, channel.sender(), channel.receiver());
    }

    @ParameterizedTest
    @EnumSource
    void closedTwice_isClosedOnce(Flavour flavour) throws Exception {
        ChannelPair<Integer> channel = channel(flavour);
        channel.sender().close();
        channel.sender().close();
        channel.control().complete();

        assertEnded(Style.DIRECT, channel.sender(), channel.receiver());
        assertThat(channel.control().statistics().senders()).isZero();
    }

    private ChannelPair<Integer> withOneLeft(Flavour flavour) {
        assumeTrue(!flavour.isRendezvous(), "A rendezvous channel holds no message");
        ChannelPair<Integer> channel = channel(flavour);
        assertThat(channel.sender().trySend(1)).isTrue();
        channel.control().complete();
        assertThat(channel.receiver().isClosed()).isTrue();
        assertThat(channel.receiver().isDrained()).isFalse();
        return channel;
    }

    private void assertEnded(Style style, Sender<Integer> sender, Receiver<Integer> receiver) throws Exception {
        for (int i = 0; i < 2; i++) {
            assertThat(closed(style.receive(this, receiver))).isEqualTo(CloseReason.COMPLETED);
            assertThat(closed(style.receive(this, receiver, LONG))).isEqualTo(CloseReason.COMPLETED);
            assertThat(closed(() -> style.tryReceive(this, receiver))).isEqualTo(CloseReason.COMPLETED);
        }
        assertThat(closed(() -> style.trySend(this, sender, 1))).isEqualTo(CloseReason.COMPLETED);
        assertThat(closed(style.send(this, sender, 2))).isEqualTo(CloseReason.COMPLETED);
        assertThat(closed(style.send(this, sender, 3, LONG))).isEqualTo(CloseReason.COMPLETED);
        assertThat(closed(style.receive(this, receiver))).as("what was refused is not received")
                .isEqualTo(CloseReason.COMPLETED);
        assertThat(receiver.isDrained()).isTrue();
    }
}
