package io.quarkiverse.sluice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.quarkiverse.sluice.fixture.ChannelContract;
import io.quarkiverse.sluice.fixture.Op;

class OrderContractTest extends ChannelContract {

    private record Numbered(int sender, int number) {
    }

    /** Deliberately mutable and without any ordering of its own. */
    private static final class Box {
        private int value;
    }

    @Test
    void o1_messagesOfOneSender_arriveInOrder() {
        assumeTrue(flavour.keepsAll(), "Sends more than there is room for");
        ChannelPair<Integer> channel = channel();
        var numbers = numbers(2_000);

        var sent = crew.sendEach(channel.sender(), numbers);
        var received = crew.receiveEach(channel.receiver(), numbers.size());

        assertThat(received.value()).isEqualTo(numbers);
        assertThat(sent.value()).isEqualTo(numbers.size());
    }

    @Test
    void o1_messagesOfSeveralSenders_keepTheOrderOfEach() {
        assumeTrue(flavour.keepsAll(), "Sends more than there is room for");
        ChannelPair<Numbered> channel = channel();
        int senders = 3;
        int each = 500;
        for (int i = 0; i < senders; i++) {
            int sender = i;
            crew.sendEach(channel.sender(), IntStream.range(0, each).mapToObj(n -> new Numbered(sender, n)).toList());
        }

        var received = crew.receiveEach(channel.receiver(), senders * each).value();

        var bySender = new HashMap<Integer, List<Integer>>();
        received.forEach(m -> bySender.computeIfAbsent(m.sender(), s -> new ArrayList<>()).add(m.number()));
        assertThat(bySender).hasSize(senders);
        assertThat(bySender.values()).allSatisfy(own -> assertThat(own).isEqualTo(numbers(each)));
    }

    @Test
    void o1_severalReceivers_eachSeesRisingNumbers() {
        assumeTrue(flavour.keepsAll(), "Sends more than there is room for");
        ChannelPair<Integer> channel = channel();
        int each = 500;
        List<Op<List<Integer>>> receivers = List.of(crew.receiveEach(channel.receiver(), each),
                crew.receiveEach(channel.receiver().duplicate(), each));

        crew.sendEach(channel.sender(), numbers(2 * each)).value();

        var all = new ArrayList<Integer>();
        for (var receiver : receivers) {
            assertThat(receiver.value()).isSorted();
            all.addAll(receiver.value());
        }
        assertThat(all).containsExactlyInAnyOrderElementsOf(numbers(2 * each));
    }

    @Test
    void o1_whatHappenedBeforeASend_isSeenAfterItsReceive() {
        ChannelPair<Box> there = channel();
        ChannelPair<Box> back = channel();
        int rounds = 1_000;
        crew.call("increment", () -> {
            for (int i = 0; i < rounds; i++) {
                var box = there.receiver().receive();
                box.value++;
                back.sender().send(box);
            }
            return null;
        });

        var box = new Box();
        for (int i = 0; i < rounds; i++) {
            box.value++;
            crew.send(there.sender(), box).value();
            assertThat(crew.receive(back.receiver()).value().value).isEqualTo(2 * (i + 1));
        }
    }
}
