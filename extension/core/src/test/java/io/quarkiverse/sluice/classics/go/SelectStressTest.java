package io.quarkiverse.sluice.classics.go;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkiverse.sluice.ChannelPair;
import io.quarkiverse.sluice.Channels;
import io.quarkiverse.sluice.Select;
import io.quarkiverse.sluice.classics.Rounds;
import io.quarkiverse.sluice.classics.Scenario;
import io.quarkiverse.sluice.fixture.Await;
import io.quarkiverse.sluice.fixture.Flavour;
import io.quarkiverse.sluice.fixture.Op;

/**
 * Selects under load: against plain operations, against each other, on one channel twice, and their chances.
 * <p>
 * Source: Go, src/runtime/chan_test.go (TestSelfSelect, TestSelectStress, TestSelectFairness, TestPseudoRandomSend,
 * TestSelectDuplicateChannel).
 */
class SelectStressTest extends Scenario {

    @ParameterizedTest
    @ValueSource(ints = { 0, 10 })
    void selfSelect_twoTasksOnOneChannel_neverMeetThemselves(int capacity) {
        ChannelPair<Integer> channel = Channels.bounded(capacity);
        int rounds = Rounds.of(1_000);
        var tasks = new ArrayList<Op<Integer>>();
        for (int task = 0; task < 2; task++) {
            int self = task;
            tasks.add(go("select itself", () -> {
                int balance = 0;
                for (int i = 0; i < rounds; i++) {
                    var select = Select.<Integer> first();
                    boolean sendFirst = self == 0 || i % 2 == 0;
                    if (sendFirst) {
                        select.send(channel.sender(), self, () -> -1);
                    }
                    select.receive(channel.receiver(), message -> message);
                    if (!sendFirst) {
                        select.send(channel.sender(), self, () -> -1);
                    }
                    int chosen = choose(select);
                    if (capacity == 0) {
                        assertThat(chosen).as("a message of its own").isNotEqualTo(self);
                    }
                    balance += chosen < 0 ? 1 : -1;
                }
                return balance;
            }));
        }

        assertThat(tasks.stream().mapToInt(Op::value).sum()).as("sent but not received")
                .isEqualTo((int) channel.sender().depth());
        assertNobodyWaits(channel);
    }

    @Test
    void selectsAgainstPlainOperations_fourChannels_everyCountIsExact() {
        List<ChannelPair<Integer>> channels = Stream.of(0, 0, 2, 3).map(Channels::<Integer> bounded).toList();
        int each = Rounds.of(500);
        var tasks = new ArrayList<Op<?>>();
        for (var channel : channels) {
            tasks.add(crew.sendEach(channel.sender(), numbers(each)));
            tasks.add(crew.receiveEach(channel.receiver(), each));
        }
        tasks.add(go("select to send", () -> {
            int[] left = IntStream.generate(() -> each).limit(channels.size()).toArray();
            for (int i = 0; i < each * channels.size(); i++) {
                var select = Select.<Integer> first();
                for (int c = channels.size() - 1; c >= 0; c--) {
                    int chosen = c;
                    if (left[c] > 0) {
                        select.send(channels.get(c).sender(), 0, () -> chosen);
                    }
                }
                left[choose(select)]--;
            }
            assertThat(left).containsOnly(0);
        }));
        tasks.add(go("select to receive", () -> {
            int[] left = IntStream.generate(() -> each).limit(channels.size()).toArray();
            for (int i = 0; i < each * channels.size(); i++) {
                var select = Select.<Integer> first();
                for (int c = 0; c < channels.size(); c++) {
                    int chosen = c;
                    if (left[c] > 0) {
                        select.receive(channels.get(c).receiver(), message -> chosen);
                    }
                }
                left[choose(select)]--;
            }
            assertThat(left).containsOnly(0);
        }));

        tasks.forEach(Op::value);
        for (var channel : channels) {
            assertThat(channel.control().statistics().sent()).isEqualTo(2L * each);
            assertThat(channel.control().statistics().received()).isEqualTo(2L * each);
            assertNobodyWaits(channel);
        }
    }

    @Test
    void fairness_twoReadyBesideTwoIdle_bothHaveTheSameChance() {
        int rounds = 10_000;
        ChannelPair<Integer> one = Channels.bounded(rounds);
        ChannelPair<Integer> two = Channels.bounded(rounds);
        one.sender().trySendAll(numbers(rounds));
        two.sender().trySendAll(numbers(rounds));
        ChannelPair<Integer> idle = Channels.rendezvous();
        ChannelPair<Integer> out1 = Channels.bounded(rounds);
        ChannelPair<Integer> out2 = Channels.bounded(rounds);

        go("select", () -> {
            for (int i = 0; i < rounds; i++) {
                int message = choose(Select.<Integer> first().receive(idle.receiver(), m -> -1)
                        .receive(idle.receiver(), m -> -1).receive(one.receiver(), m -> m).receive(two.receiver(), m -> m));
                choose(Select.<Boolean> first().send(out1.sender(), message, () -> true)
                        .send(out2.sender(), message, () -> true));
            }
        }).value();

        // A fair coin strays further than five standard deviations once in two million runs.
        long margin = Math.round(5 * Math.sqrt(rounds) / 2);
        assertThat(one.sender().depth()).isBetween(rounds / 2 - margin, rounds / 2 + margin);
        assertThat(one.sender().depth() + two.sender().depth()).isEqualTo(rounds);
        assertThat(out1.sender().depth()).isBetween(rounds / 2 - margin, rounds / 2 + margin);
        assertThat(out1.sender().depth() + out2.sender().depth()).isEqualTo(rounds);
    }

    @ParameterizedTest
    @EnumSource
    void pseudoRandomSend_roomForZeroAndOne_bothOccurEquallyOften(Flavour flavour) {
        assumeTrue(!flavour.isRendezvous(), "On a rendezvous channel the select may have to wait");
        int rounds = 100;
        int ones = 0;
        for (int i = 0; i < rounds; i++) {
            ChannelPair<Integer> channel = channel(flavour);
            start(Select.<Boolean> first().send(channel.sender(), 1, () -> true).send(channel.sender(), 0, () -> true))
                    .value();
            ones += channel.receiver().tryReceive();
        }

        assertThat(ones).as("five standard deviations").isBetween(rounds / 2 - 25, rounds / 2 + 25);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "UNBOUNDED")
    void pseudoRandomSend_waitingWithZeroAndOne_bothOccurEquallyOften(Flavour flavour) {
        int rounds = 100;
        int ones = 0;
        for (int i = 0; i < rounds; i++) {
            ChannelPair<Integer> channel = channel(flavour);
            var backlog = fill(channel.sender(), flavour);
            var select = start(Select.<Boolean> first().send(channel.sender(), 1, () -> true)
                    .send(channel.sender(), 0, () -> true));
            Await.waitingSenders(channel.control(), 2);
            assertThat(channel.receiver().drainTo(new ArrayList<>(), backlog.size())).isEqualTo(backlog.size());
            ones += channel.receiver().tryReceive();
            select.value();
        }

        assertThat(ones).as("five standard deviations").isBetween(rounds / 2 - 25, rounds / 2 + 25);
    }

    @ParameterizedTest
    @EnumSource
    void sameChannelTwice_waitingToReceive_bothClausesOccurEquallyOften(Flavour flavour) {
        int rounds = 100;
        int first = 0;
        for (int i = 0; i < rounds; i++) {
            ChannelPair<Integer> channel = channel(flavour);
            var select = start(Select.<Integer> first().receive(channel.receiver(), m -> 1)
                    .receive(channel.receiver(), m -> 0));
            Await.waitingReceivers(channel.control(), 2);
            assertThat(channel.sender().trySend(7)).isTrue();
            first += select.value();
        }

        assertThat(first).as("five standard deviations").isBetween(rounds / 2 - 25, rounds / 2 + 25);
    }

    @ParameterizedTest
    @EnumSource
    void sameChannelTwice_wokenThroughAnother_theNextWaiterIsIntact(Flavour flavour) {
        ChannelPair<Integer> twice = channel(flavour);
        ChannelPair<Integer> other = channel(flavour);
        var select = start(Select.<String> first().receive(twice.receiver(), m -> "first " + m)
                .receive(twice.receiver(), m -> "second " + m).receive(other.receiver(), m -> "other " + m));
        Await.until("the select waits on both", () -> twice.control().statistics().waitingReceivers() > 0
                && other.control().statistics().waitingReceivers() == 1);
        int ofTheSelect = twice.control().statistics().waitingReceivers();
        var behind = crew.receive(twice.receiver());
        Await.waitingReceivers(twice.control(), ofTheSelect + 1);

        assertThat(other.sender().trySend(7)).isTrue();
        assertThat(select.value()).isEqualTo("other 7");
        Await.waitingReceivers(twice.control(), 1);
        assertThat(twice.sender().trySend(8)).isTrue();

        assertThat(behind.value()).isEqualTo(8);
        assertNobodyWaits(twice);
    }
}
