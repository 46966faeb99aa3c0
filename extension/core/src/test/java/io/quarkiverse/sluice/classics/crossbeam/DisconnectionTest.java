package io.quarkiverse.sluice.classics.crossbeam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import io.quarkiverse.sluice.ChannelPair;
import io.quarkiverse.sluice.CloseReason;
import io.quarkiverse.sluice.UndeliveredReason;
import io.quarkiverse.sluice.classics.Rounds;
import io.quarkiverse.sluice.classics.Scenario;
import io.quarkiverse.sluice.classics.Style;
import io.quarkiverse.sluice.fixture.Await;
import io.quarkiverse.sluice.fixture.Flavour;
import io.quarkiverse.sluice.fixture.Undelivered;

/**
 * What becomes of operations and of messages when one side is gone. Rust drops a message that nobody will receive; here
 * it is handed over.
 * <p>
 * Source: crossbeam-channel, tests/array.rs, list.rs and zero.rs (send_after_disconnect to disconnect_wakes_receiver,
 * drops, panic_on_drop, drop_unreceived).
 */
class DisconnectionTest extends Scenario {

    @ParameterizedTest
    @MethodSource("everyFlavourInEveryStyle")
    void send_receiverIsGone_everyFormFails(Flavour flavour, Style style) throws Exception {
        ChannelPair<Integer> channel = channel(flavour);
        fill(channel.sender(), flavour);

        channel.receiver().close();

        assertThat(closed(style.send(this, channel.sender(), 4))).isEqualTo(CloseReason.DISCONNECTED);
        assertThat(closed(() -> style.trySend(this, channel.sender(), 5))).isEqualTo(CloseReason.DISCONNECTED);
        assertThat(closed(style.send(this, channel.sender(), 6, LONG))).isEqualTo(CloseReason.DISCONNECTED);
    }

    @ParameterizedTest
    @MethodSource("everyFlavourInEveryStyle")
    void receive_senderIsGone_theBacklogComesFirst(Flavour flavour, Style style) throws Exception {
        ChannelPair<Integer> channel = channel(flavour);
        var backlog = fill(channel.sender(), flavour);

        channel.sender().close();

        for (int message : backlog) {
            assertThat(style.receive(this, channel.receiver()).value()).isEqualTo(message);
        }
        assertThat(closed(style.receive(this, channel.receiver()))).isEqualTo(CloseReason.COMPLETED);
    }

    @ParameterizedTest
    @MethodSource("everyFlavourInEveryStyle")
    void receiverLeaves_waitingSendersWakeAndFail(Flavour flavour, Style style) {
        assumeTrue(flavour.canBeFull(), "A send to an unbounded channel never waits");
        ChannelPair<Integer> channel = channel(flavour);
        fill(channel.sender(), flavour);
        var sends = IntStream.range(0, 3).mapToObj(i -> style.send(this, channel.sender(), i)).toList();
        Await.waitingSenders(channel.control(), 3);

        channel.receiver().close();

        assertThat(sends).allMatch(send -> closed(send) == CloseReason.DISCONNECTED);
        assertNobodyWaits(channel);
    }

    @ParameterizedTest
    @MethodSource("everyFlavourInEveryStyle")
    void senderLeaves_waitingReceiversWakeAndFail(Flavour flavour, Style style) {
        ChannelPair<Integer> channel = channel(flavour);
        var receives = IntStream.range(0, 3).mapToObj(i -> style.receive(this, channel.receiver())).toList();
        Await.waitingReceivers(channel.control(), 3);

        channel.sender().close();

        assertThat(receives).allMatch(receive -> closed(receive) == CloseReason.COMPLETED);
        assertNobodyWaits(channel);
    }

    @ParameterizedTest
    @EnumSource
    void randomTraffic_thenBothEndsGo_whatWasLeftIsHandedOverOnce(Flavour flavour) {
        for (int run = 0; run < Rounds.of(5); run++) {
            int steps = ThreadLocalRandom.current().nextInt(200);
            int additional = ThreadLocalRandom.current().nextInt(flavour.backlog() + 1);
            var undelivered = new Undelivered<Integer>();
            var channel = flavour.<Integer> builder("orders").onUndelivered(undelivered).build();
            var received = crew.receiveEach(channel.receiver(), steps);
            crew.sendEach(channel.sender(), numbers(steps)).value();
            assertThat(received.value()).isEqualTo(numbers(steps));
            for (int i = 0; i < additional; i++) {
                assertThat(channel.sender().trySend(i)).isTrue();
            }
            assertThat(undelivered.count()).isZero();

            channel.sender().close();
            assertThat(undelivered.count()).as("a receiver could still come for them").isZero();
            channel.receiver().close();

            assertThat(undelivered.messages(UndeliveredReason.DISCONNECTED)).isEqualTo(numbers(additional));
        }
    }

    @ParameterizedTest
    @EnumSource
    void handlerThatThrows_receiverLeaves_theOthersAreHandedOverAllTheSame(Flavour flavour) {
        var handedOver = new ArrayList<Integer>();
        var channel = flavour.<Integer> builder("orders").onUndelivered((message, reason) -> {
            handedOver.add(message);
            throw new IllegalStateException("the handler fails on purpose");
        }).build();
        var backlog = fill(channel.sender(), flavour);

        channel.receiver().close();

        assertThat(handedOver).isEqualTo(backlog);
        assertThat(channel.sender().isClosed()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void unreceivedMessage_receiverLeaves_isHeldByNothing(Flavour flavour) {
        ChannelPair<Object> channel = channel(flavour);
        var message = new Object();
        assertThat(channel.sender().trySend(message)).isEqualTo(!flavour.isRendezvous());
        var reference = new WeakReference<>(message);
        message = null;

        channel.receiver().close();

        Await.collected(reference);
        assertThat(channel.sender().isClosed()).isTrue();
    }
}
