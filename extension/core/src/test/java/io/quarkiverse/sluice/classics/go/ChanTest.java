package io.quarkiverse.sluice.classics.go;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.quarkiverse.sluice.ChannelPair;
import io.quarkiverse.sluice.Channels;
import io.quarkiverse.sluice.CloseReason;
import io.quarkiverse.sluice.Select;
import io.quarkiverse.sluice.classics.Rounds;
import io.quarkiverse.sluice.classics.Scenario;
import io.quarkiverse.sluice.fixture.Await;
import io.quarkiverse.sluice.fixture.Flavour;
import io.quarkiverse.sluice.fixture.Op;

/**
 * What a channel of any capacity does: which operations wait, what a closed one gives, order, and who gets what.
 * <p>
 * Source: Go, src/runtime/chan_test.go (TestChan) and test/chancap.go.
 */
class ChanTest extends Scenario {

    @ParameterizedTest
    @EnumSource
    void receive_emptyChannel_waitsAndTryOnesDoNot(Flavour flavour) throws Exception {
        ChannelPair<Integer> channel = channel(flavour);
        var first = crew.receive(channel.receiver());
        Await.waitingReceivers(channel.control(), 1);
        var second = crew.receive(channel.receiver());
        Await.waitingReceivers(channel.control(), 2);

        assertThat(channel.receiver().tryReceive()).isNull();
        assertThat(choose(Select.<String> first().receive(channel.receiver(), m -> "got " + m).otherwise(() -> "empty")))
                .isEqualTo("empty");
        assertThat(List.of(first.isDone(), second.isDone())).containsOnly(false);

        crew.sendEach(channel.sender(), List.of(1, 2)).value();

        assertThat(List.of(first.value(), second.value())).as("oldest first").containsExactly(1, 2);
        assertNobodyWaits(channel);
    }

    @ParameterizedTest
    @EnumSource
    void send_fullChannel_waitsAndTryOnesDoNot(Flavour flavour) throws Exception {
        assumeTrue(flavour.canBeFull(), "An unbounded channel is never full");
        ChannelPair<Integer> channel = channel(flavour);
        var expected = new ArrayList<>(fill(channel.sender(), flavour));
        expected.add(-1);
        var waiting = crew.send(channel.sender(), -1);
        Await.waitingSenders(channel.control(), 1);

        assertThat(channel.sender().trySend(-2)).isFalse();
        assertThat(choose(Select.<String> first().send(channel.sender(), -3, () -> "sent").otherwise(() -> "full")))
                .isEqualTo("full");
        assertThat(waiting.isDone()).isFalse();

        assertThat(crew.receiveEach(channel.receiver(), expected.size()).value()).isEqualTo(expected);
        waiting.value();
        assertThat(channel.receiver().tryReceive()).isNull();
    }

    @ParameterizedTest
    @EnumSource
    void close_backlog_isReceivedAndThenTheEndForEver(Flavour flavour) throws Exception {
        ChannelPair<Integer> channel = channel(flavour);
        var backlog = fill(channel.sender(), flavour);

        channel.sender().close();

        assertThat(crew.receiveEach(channel.receiver(), backlog.size()).value()).isEqualTo(backlog);
        for (int i = 0; i < 3; i++) {
            assertThat(closed(crew.receive(channel.receiver()))).isEqualTo(CloseReason.COMPLETED);
            assertThat(closed(channel.receiver()::tryReceive)).isEqualTo(CloseReason.COMPLETED);
        }
    }

    @ParameterizedTest
    @EnumSource
    void close_waitingReceivers_areAllReleased(Flavour flavour) {
        ChannelPair<Integer> channel = channel(flavour);
        var receives = IntStream.range(0, 5).mapToObj(i -> crew.receive(channel.receiver())).toList();
        Await.waitingReceivers(channel.control(), 5);

        channel.sender().close();

        assertThat(receives).allMatch(receive -> closed(receive) == CloseReason.COMPLETED);
        assertNobodyWaits(channel);
    }

    @ParameterizedTest
    @EnumSource
    void sends_oneProducerOneConsumer_arriveInOrder(Flavour flavour) {
        ChannelPair<Integer> channel = channel(flavour);
        var sent = crew.sendEach(channel.sender(), numbers(100));
        assertThat(crew.receiveEach(channel.receiver(), 100).value()).isEqualTo(numbers(100));
        sent.value();

        var consumer = go("iterate", () -> {
            var received = new ArrayList<Integer>();
            for (var message = receiveOrEnd(channel.receiver()); message != null; message = receiveOrEnd(channel.receiver())) {
                received.add(message);
            }
            return received;
        });
        crew.sendEach(channel.sender(), numbers(100)).value();
        channel.sender().close();
        assertThat(consumer.value()).isEqualTo(numbers(100));
    }

    @ParameterizedTest
    @EnumSource
    void sends_fourProducersFourConsumers_eachValueArrivesFourTimes(Flavour flavour) {
        ChannelPair<Integer> channel = channel(flavour);
        int each = Rounds.of(500);
        var producers = new ArrayList<Op<Long>>();
        var consumers = new ArrayList<Op<List<Integer>>>();
        for (int i = 0; i < 4; i++) {
            producers.add(crew.sendEach(channel.sender(), numbers(each)));
            consumers.add(crew.receiveEach(channel.receiver(), each));
        }

        var times = new TreeMap<Integer, Integer>();
        consumers.forEach(consumer -> consumer.value().forEach(message -> times.merge(message, 1, Integer::sum)));

        assertThat(producers).allMatch(producer -> producer.value() == each);
        assertThat(times).hasSize(each);
        assertThat(times.values()).containsOnly(4);
        assertThat(channel.control().statistics().received()).isEqualTo(4L * each);
    }

    @ParameterizedTest
    @EnumSource
    void depthAndCapacity_emptyAndFull_areExact(Flavour flavour) {
        ChannelPair<Integer> channel = channel(flavour);
        assertThat(channel.sender().depth()).isZero();
        assertThat(channel.receiver().capacity()).isEqualTo(flavour.capacity());

        fill(channel.sender(), flavour);

        assertThat(channel.sender().depth()).isEqualTo(flavour.backlog());
        assertThat(channel.receiver().depth()).isEqualTo(flavour.backlog());
        assertThat(channel.sender().capacity()).isEqualTo(flavour.capacity());
    }

    @ParameterizedTest
    @EnumSource
    void send_sharedAndFreshObjects_areHandedOverAsTheyAre(Flavour flavour) throws Exception {
        ChannelPair<Object> channel = flavour.builder("orders").build();
        var shared = new Object();
        var fresh = new Object();
        var sent = crew.sendEach(channel.sender(), List.of(shared, shared, fresh));

        var received = crew.receiveEach(channel.receiver(), 3).value();

        assertThat(received.get(0)).isSameAs(shared);
        assertThat(received.get(1)).isSameAs(shared);
        assertThat(received.get(2)).isSameAs(fresh);
        sent.value();

        ChannelPair<Object> one = Channels.bounded(1);
        one.sender().trySend(shared);
        assertThat(choose(Select.<String> first().send(one.sender(), shared, () -> "shared")
                .send(one.sender(), fresh, () -> "fresh").otherwise(() -> "full"))).isEqualTo("full");
    }
}
