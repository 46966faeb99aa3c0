package io.quarkiverse.sluice.classics.jox;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.quarkiverse.sluice.ChannelPair;
import io.quarkiverse.sluice.Select;
import io.quarkiverse.sluice.classics.Rounds;
import io.quarkiverse.sluice.classics.Scenario;
import io.quarkiverse.sluice.fixture.Await;
import io.quarkiverse.sluice.fixture.Caller;
import io.quarkiverse.sluice.fixture.Crew;
import io.quarkiverse.sluice.fixture.Flavour;
import io.quarkiverse.sluice.fixture.Op;

/**
 * Interrupted threads and cancelled subscriptions among others that go on.
 * <p>
 * Source: Jox, ChannelInterruptionTest, and the interruption tests of SelectWithinTest.
 */
class InterruptionTest extends Scenario {

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "UNBOUNDED")
    void sendStopped_thenAnotherSendAndReceives_onlyTheOtherArrives(Flavour flavour) {
        ChannelPair<Integer> channel = channel(flavour);
        var expected = new ArrayList<>(fill(channel.sender(), flavour));
        expected.add(-2);
        var stopped = crew.send(channel.sender(), -1);
        Await.waitingSenders(channel.control(), 1);
        assertThat(stopped.stop().wasStopped()).isTrue();

        var sent = crew.send(channel.sender(), -2);

        assertThat(crew.receiveEach(channel.receiver(), expected.size()).value()).isEqualTo(expected);
        sent.value();
        assertThat(channel.receiver().tryReceive()).isNull();
    }

    @ParameterizedTest
    @EnumSource
    void receiveStopped_thenASendAndAReceive_theMessageIsNotLost(Flavour flavour) {
        ChannelPair<Integer> channel = channel(flavour);
        var stopped = crew.receive(channel.receiver());
        Await.waitingReceivers(channel.control(), 1);
        assertThat(stopped.stop().wasStopped()).isTrue();

        var sent = crew.send(channel.sender(), 7);

        assertThat(crew.receive(channel.receiver()).value()).isEqualTo(7);
        sent.value();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "UNBOUNDED")
    void sendStoppedWhileItIsReceived_eitherItArrivedOrItsSenderKeptIt(Flavour flavour) {
        for (int i = 0; i < Rounds.of(50); i++) {
            ChannelPair<Integer> channel = channel(flavour);
            int backlog = fill(channel.sender(), flavour).size();
            var racing = crew.send(channel.sender(), 1000);
            var received = crew.receiveEach(channel.receiver(), backlog + 1);
            racing.stop();
            boolean sent = returned(racing);
            var next = crew.send(channel.sender(), 2000);

            int last = received.value().get(backlog);
            if (last == 1000) {
                // A cancelled subscription does not hear that its message was taken in that instant; a thread does.
                assertThat(sent || caller == Caller.UNI).as("told that it was sent").isTrue();
                assertThat(crew.receive(channel.receiver()).value()).isEqualTo(2000);
            } else {
                assertThat(last).isEqualTo(2000);
                assertThat(sent).as("told that it was sent").isFalse();
            }
            next.value();
            assertThat(channel.receiver().tryReceive()).isNull();
        }
    }

    @ParameterizedTest
    @EnumSource
    void manyReceivesStopped_betweenTwoThatWait_bothOfThemAreServed(Flavour flavour) {
        ChannelPair<String> channel = channel(flavour);
        var first = crew.receive(channel.receiver());
        Await.waitingReceivers(channel.control(), 1);
        for (int i = 0; i < Rounds.of(100); i++) {
            var receive = crew.receive(channel.receiver());
            if (i % 2 == 0) {
                Await.waitingReceivers(channel.control(), 2);
            }
            assertThat(receive.stop().wasStopped()).isTrue();
        }
        Await.waitingReceivers(channel.control(), 1);
        var last = crew.receive(channel.receiver());
        Await.waitingReceivers(channel.control(), 2);

        crew.sendEach(channel.sender(), List.of("a", "b")).value();

        assertThat(first.value()).isEqualTo("a");
        assertThat(last.value()).isEqualTo("b");
        assertNobodyWaits(channel);
    }

    @ParameterizedTest
    @EnumSource
    void manyReceivesStopped_allAtOnce_leaveNothingBehind(Flavour flavour) {
        ChannelPair<Integer> channel = channel(flavour);
        var receives = IntStream.range(0, 100).mapToObj(i -> crew.receive(channel.receiver())).toList();
        Await.waitingReceivers(channel.control(), 100);

        receives.forEach(Op::stop);

        assertThat(receives).allMatch(Op::wasStopped);
        assertNobodyWaits(channel);
        assertThat(channel.sender().trySend(1)).as("nobody waits any more").isEqualTo(!flavour.isRendezvous());
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "UNBOUNDED")
    void manySendsStopped_allAtOnce_leaveNoMessageBehind(Flavour flavour) {
        ChannelPair<Object> channel = channel(flavour);
        for (int i = 0; i < flavour.backlog(); i++) {
            assertThat(channel.sender().trySend("backlog")).isTrue();
        }
        var message = new WeakReference<>(stopSends(channel, 100));

        assertNobodyWaits(channel);
        assertThat(channel.control().drain()).hasSize(flavour.backlog()).containsOnly(backlogOf(flavour));
        crew.close();
        crew = new Crew(caller);
        Await.collected(message);
        assertThat(channel.sender().isClosed()).isFalse();
    }

    private static Object[] backlogOf(Flavour flavour) {
        return flavour.isRendezvous() ? new Object[0] : new Object[] { "backlog" };
    }

    private Object stopSends(ChannelPair<Object> channel, int count) {
        var message = new Object();
        var sends = IntStream.range(0, count).mapToObj(i -> crew.send(channel.sender(), message)).toList();
        Await.waitingSenders(channel.control(), count);
        sends.forEach(Op::stop);
        assertThat(sends).allMatch(Op::wasStopped);
        return message;
    }

    @ParameterizedTest
    @EnumSource
    void selectStopped_amongWaitersOnTheSameChannels_theOthersAreServed(Flavour flavour) {
        ChannelPair<Integer> one = channel(flavour);
        ChannelPair<Integer> two = channel(flavour);
        var ahead = crew.receive(one.receiver());
        Await.waitingReceivers(one.control(), 1);
        var select = start(Select.<String> first().receive(one.receiver(), m -> "one").receive(two.receiver(), m -> "two")
                .timeout(LONG, () -> "late"));
        Await.waitingReceivers(one.control(), 2);
        Await.waitingReceivers(two.control(), 1);
        var behind = crew.receive(two.receiver());
        Await.waitingReceivers(two.control(), 2);

        assertThat(select.stop().wasStopped()).isTrue();

        Await.waitingReceivers(two.control(), 1);
        crew.send(two.sender(), 2).value();
        crew.send(one.sender(), 1).value();
        assertThat(behind.value()).isEqualTo(2);
        assertThat(ahead.value()).isEqualTo(1);
        assertNobodyWaits(one);
        assertNobodyWaits(two);
    }
}
