package io.quarkiverse.sluice.classics.go;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.quarkiverse.sluice.ChannelPair;
import io.quarkiverse.sluice.classics.Scenario;
import io.quarkiverse.sluice.fixture.Await;
import io.quarkiverse.sluice.fixture.Flavour;

/**
 * A non-blocking operation succeeds as soon as the other side is there, whatever is sent.
 * <p>
 * Source: Go, test/chan/nonblock.go.
 */
class NonblockTest extends Scenario {

    static Stream<Arguments> everyFlavourWithEveryKindOfMessage() {
        return Arrays.stream(Flavour.values()).flatMap(flavour -> Stream
                .of(123, 123_456_789_012L, true, "hello", List.of()).map(message -> Arguments.of(flavour, message)));
    }

    @ParameterizedTest
    @MethodSource("everyFlavourWithEveryKindOfMessage")
    void tryReceive_nobodySends_findsNothing(Flavour flavour, Object message) {
        ChannelPair<Object> channel = channel(flavour);

        assertThat(channel.receiver().tryReceive()).isNull();
        assertThat(channel.sender().trySend(message)).isEqualTo(!flavour.isRendezvous());
    }

    @ParameterizedTest
    @MethodSource("everyFlavourWithEveryKindOfMessage")
    void trySend_aReceiverWaits_handsOver(Flavour flavour, Object message) {
        ChannelPair<Object> channel = channel(flavour);
        var receive = crew.receive(channel.receiver());
        Await.waitingReceivers(channel.control(), 1);

        assertThat(channel.sender().trySend(message)).isTrue();

        assertThat(receive.value()).isSameAs(message);
        assertThat(channel.receiver().depth()).isZero();
    }

    @ParameterizedTest
    @MethodSource("everyFlavourWithEveryKindOfMessage")
    void tryReceive_aSenderHasSentOrWaits_takesItsMessage(Flavour flavour, Object message) {
        ChannelPair<Object> channel = channel(flavour);
        var send = crew.send(channel.sender(), message);
        if (flavour.isRendezvous()) {
            Await.waitingSenders(channel.control(), 1);
        } else {
            send.value();
        }

        assertThat(channel.receiver().tryReceive()).isSameAs(message);

        send.value();
        assertThat(channel.receiver().tryReceive()).isNull();
    }

    @ParameterizedTest
    @MethodSource("everyFlavourWithEveryKindOfMessage")
    void tryReceive_aSenderWaitsBehindAFullBuffer_makesRoomForIt(Flavour flavour, Object message) {
        assumeTrue(flavour.isBounded(), "Only a bounded buffer is full");
        ChannelPair<Object> channel = channel(flavour);
        for (int i = 0; i < flavour.capacity(); i++) {
            channel.sender().trySend("backlog");
        }
        var send = crew.send(channel.sender(), message);
        Await.waitingSenders(channel.control(), 1);

        assertThat(channel.receiver().tryReceive()).isEqualTo("backlog");

        send.value();
        assertThat(channel.sender().trySend("too much")).isFalse();
        for (int i = 1; i < flavour.capacity(); i++) {
            assertThat(channel.receiver().tryReceive()).isEqualTo("backlog");
        }
        assertThat(channel.receiver().tryReceive()).isSameAs(message);
    }
}
