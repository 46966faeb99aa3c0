package io.quarkiverse.sluice.classics.jox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.quarkiverse.sluice.ChannelPair;
import io.quarkiverse.sluice.Receiver;
import io.quarkiverse.sluice.Select;
import io.quarkiverse.sluice.classics.Rounds;
import io.quarkiverse.sluice.classics.Scenario;
import io.quarkiverse.sluice.fixture.Await;
import io.quarkiverse.sluice.fixture.Flavour;
import io.quarkiverse.sluice.fixture.Op;

/**
 * Selects in the order of their clauses, with results of their own, and over several channels in quantity.
 * <p>
 * Source: Jox, SelectTest, SelectReceiveTest, SelectSendTest and SelectWithinTest.
 */
class SelectTest extends Scenario {

    @ParameterizedTest
    @EnumSource
    void biasedReceive_bothReady_theFirstIsChosenThenTheSecond(Flavour flavour) {
        ChannelPair<String> one = channel(flavour);
        ChannelPair<String> two = channel(flavour);
        var sends = List.of(crew.send(one.sender(), "v1"), crew.send(two.sender(), "v2"));
        for (var channel : List.of(one, two)) {
            Await.until("a message is there", () -> channel.sender().depth()
                    + channel.control().statistics().waitingSenders() == 1);
        }

        assertThat(biased(one, two).value()).isEqualTo("v1v1");
        assertThat(biased(one, two).value()).isEqualTo("v2v2");
        sends.forEach(Op::value);
    }

    @ParameterizedTest
    @EnumSource
    void biasedReceive_theSecondIsDone_theFirstsMessageComesBefore(Flavour flavour) {
        ChannelPair<String> one = channel(flavour);
        ChannelPair<String> two = channel(flavour);
        var send = crew.send(one.sender(), "x");
        Await.until("a message is there", () -> one.sender().depth() + one.control().statistics().waitingSenders() == 1);
        two.sender().close();

        assertThat(biased(one, two).value()).isEqualTo("xx");
        assertThat(biased(one, two).value()).isEqualTo("done");
        assertThat(biased(two, one).value()).isEqualTo("done");
        send.value();
    }

    private Op<String> biased(ChannelPair<String> first, ChannelPair<String> second) {
        return start(Select.<String> first().biased().receive(first.receiver(), m -> m + m, closed -> "done")
                .receive(second.receiver(), m -> m + m, closed -> "done"));
    }

    @ParameterizedTest
    @EnumSource
    void biasedSend_roomInBoth_theFirstIsFilledBeforeTheSecond(Flavour flavour) throws Exception {
        assumeTrue(flavour.isBounded(), "Only a bounded buffer is full");
        ChannelPair<Integer> one = channel(flavour);
        ChannelPair<Integer> two = channel(flavour);
        for (int i = 0; i < flavour.capacity(); i++) {
            assertThat(biasedSend(one, two)).isEqualTo("one");
        }
        for (int i = 0; i < flavour.capacity(); i++) {
            assertThat(biasedSend(one, two)).isEqualTo("two");
        }
        assertThat(biasedSend(one, two)).isEqualTo("full");
        assertThat(one.sender().depth()).isEqualTo(flavour.capacity());
        assertThat(two.sender().depth()).isEqualTo(flavour.capacity());
    }

    private String biasedSend(ChannelPair<Integer> one, ChannelPair<Integer> two) throws InterruptedException {
        return choose(Select.<String> first().biased().send(one.sender(), 1, () -> "one").send(two.sender(), 2, () -> "two")
                .otherwise(() -> "full"));
    }

    @ParameterizedTest
    @EnumSource
    void selects_betweenSends_makeRoomForTheNext(Flavour flavour) throws Exception {
        assumeTrue(!flavour.isRendezvous(), "A rendezvous channel has no room");
        ChannelPair<Integer> channel = channel(flavour);
        for (int round = 0; round < 5; round++) {
            var sent = fill(channel.sender(), flavour);
            var received = new ArrayList<Integer>();
            for (int i = 0; i < sent.size(); i++) {
                received.add(choose(Select.<Integer> first().receive(channel.receiver(), m -> m)));
            }
            assertThat(received).isEqualTo(sent);
        }
    }

    @Test
    void badSelects_areRefusedBeforeAnythingHappens() {
        ChannelPair<Integer> channel = channel(Flavour.BOUNDED_1);
        Receiver<Integer> none = null;
        assertThatExceptionOfType(NullPointerException.class)
                .isThrownBy(() -> Select.<Integer> first().receive(channel.receiver(), m -> m).receive(none, m -> m));
        assertThatIllegalStateException().isThrownBy(() -> choose(Select.<Integer> first()));
        assertThatIllegalStateException().isThrownBy(
                () -> Select.<Integer> first().receive(channel.receiver(), m -> m).otherwise(() -> 1).otherwise(() -> 2));
        assertNobodyWaits(channel);
    }

    @ParameterizedTest
    @EnumSource
    void fiveSenders_oneSelectOverTheirChannels_everyMessageOnceAndInOrder(Flavour flavour) {
        int each = Rounds.of(200);
        List<ChannelPair<String>> channels = IntStream.range(0, 5).mapToObj(i -> Scenario.<String> channel(flavour)).toList();
        var sends = IntStream.range(0, 5).mapToObj(c -> crew.sendEach(channels.get(c).sender(),
                IntStream.range(0, each).mapToObj(i -> c + "_" + i).toList())).toList();
        var received = go("select", () -> {
            var next = new int[5];
            for (int i = 0; i < 5 * each; i++) {
                var select = Select.<String> first();
                channels.forEach(channel -> select.receive(channel.receiver(), m -> m));
                var parts = choose(select).split("_");
                assertThat(Integer.parseInt(parts[1])).isEqualTo(next[Integer.parseInt(parts[0])]++);
            }
            return next;
        });

        assertThat(received.value()).containsOnly(each);
        sends.forEach(Op::value);
        channels.forEach(Scenario::assertNobodyWaits);
    }

    @ParameterizedTest
    @EnumSource
    void oneSelectThatSends_fiveReceivers_everyMessageOnce(Flavour flavour) {
        int count = Rounds.of(500);
        List<ChannelPair<Integer>> channels = IntStream.range(0, 5).mapToObj(i -> Scenario.<Integer> channel(flavour)).toList();
        var receivers = channels.stream().map(channel -> go("receive", () -> {
            var received = new ArrayList<Integer>();
            for (var m = receiveOrEnd(channel.receiver()); m != null; m = receiveOrEnd(channel.receiver())) {
                received.add(m);
            }
            return received;
        })).toList();
        go("select to send", () -> {
            for (int i = 0; i < count; i++) {
                int message = i;
                var select = Select.<Boolean> first();
                channels.forEach(channel -> select.send(channel.sender(), message, () -> true));
                choose(select);
            }
            channels.forEach(channel -> channel.sender().close());
        }).value();

        var all = new TreeSet<Integer>();
        int received = 0;
        for (var receiver : receivers) {
            assertThat(receiver.value()).isSorted();
            all.addAll(receiver.value());
            received += receiver.value().size();
        }
        assertThat(received).isEqualTo(count);
        assertThat(all).hasSize(count);
    }
}
