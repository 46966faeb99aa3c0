package io.quarkiverse.sluice.classics.crossbeam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkiverse.sluice.ChannelPair;
import io.quarkiverse.sluice.Channels;
import io.quarkiverse.sluice.Receiver;
import io.quarkiverse.sluice.Select;
import io.quarkiverse.sluice.classics.Rounds;
import io.quarkiverse.sluice.classics.Scenario;
import io.quarkiverse.sluice.fixture.Await;
import io.quarkiverse.sluice.fixture.Flavour;
import io.quarkiverse.sluice.fixture.Op;

/**
 * Selects that meet each other and plain operations, many times over.
 * <p>
 * Source: crossbeam-channel, tests/select.rs, ready.rs and select_macro.rs (loop_try, stress_recv to
 * linearizable_timeout, sync_and_clone, send_and_clone, reuse).
 */
class SelectStressTest extends Scenario {

    private record Link(Receiver<Link> next) {
    }

    @Test
    void receiveFromEither_inTurn_eachMessageOnce() {
        ChannelPair<Integer> one = Channels.unbounded();
        ChannelPair<Integer> two = Channels.bounded(5);
        ChannelPair<Boolean> acknowledged = Channels.bounded(100);
        int rounds = Rounds.of(500);
        var sent = go("send", () -> {
            for (int i = 0; i < rounds; i++) {
                send(one.sender(), i);
                receive(acknowledged.receiver());
                send(two.sender(), -1 - i);
                receive(acknowledged.receiver());
            }
        });
        var received = go("select", () -> {
            for (int i = 0; i < 2 * rounds; i++) {
                int message = choose(Select.<Integer> first().receive(one.receiver(), m -> m).receive(two.receiver(), m -> m));
                assertThat(message).isEqualTo(i % 2 == 0 ? i / 2 : -1 - i / 2);
                send(acknowledged.sender(), true);
            }
        });

        received.value();
        sent.value();
    }

    @ParameterizedTest
    @EnumSource
    void sendToEither_thenReceiveFromEither_eachRoundIsWhole(Flavour flavour) {
        ChannelPair<Integer> one = channel(flavour);
        ChannelPair<Integer> two = channel(flavour);
        int rounds = Rounds.of(300);
        var received = go("receive", () -> {
            int sum = 0;
            for (int i = 0; i < 2 * rounds; i++) {
                sum += choose(Select.<Integer> first().receive(one.receiver(), m -> m).receive(two.receiver(), m -> m));
            }
            return sum;
        });
        var sent = go("select to send", () -> {
            for (int i = 0; i < 2 * rounds; i++) {
                choose(Select.<Boolean> first().send(one.sender(), i, () -> true).send(two.sender(), i, () -> true));
            }
        });

        sent.value();
        assertThat(received.value()).isEqualTo(2 * rounds * (2 * rounds - 1) / 2);
        assertNobodyWaits(one);
        assertNobodyWaits(two);
    }

    @ParameterizedTest
    @EnumSource
    void receiveOrSend_withAPartnerThatDoesBothInTurn_alternates(Flavour flavour) {
        ChannelPair<Integer> in = channel(flavour);
        ChannelPair<Integer> out = channel(flavour);
        int rounds = Rounds.of(300);
        var partner = go("partner", () -> {
            for (int i = 0; i < rounds; i++) {
                send(in.sender(), i);
                assertThat(receive(out.receiver())).isEqualTo(i);
            }
        });
        var selected = go("select", () -> {
            int received = 0;
            int sent = 0;
            while (sent < rounds || received < rounds) {
                var select = Select.<Integer> first();
                if (received < rounds) {
                    select.receive(in.receiver(), m -> m);
                }
                if (sent < rounds) {
                    select.send(out.sender(), sent, () -> -1);
                }
                int outcome = choose(select);
                if (outcome < 0) {
                    sent++;
                } else {
                    assertThat(outcome).isEqualTo(received++);
                }
            }
        });

        selected.value();
        partner.value();
    }

    @ParameterizedTest
    @EnumSource
    void timedSelects_thatRunOutOftenOnBothSides_loseAndRepeatNothing(Flavour flavour) {
        ChannelPair<Integer> channel = channel(flavour);
        int count = Rounds.of(50);
        var patience = Duration.ofNanos(200_000);
        var sent = go("select to send", () -> {
            for (int i = 0; i < count; i++) {
                int message = i;
                while (!choose(Select.<Boolean> first().send(channel.sender(), message, () -> true)
                        .timeout(patience, () -> false))) {
                    Await.giveWay();
                }
                if (i % 2 == 0) {
                    receive(Scenario.<Integer> channel(flavour).receiver(), patience);
                }
            }
        });
        var received = go("select to receive", () -> {
            for (int i = 0; i < count; i++) {
                int message = -1;
                while (message < 0) {
                    message = choose(Select.<Integer> first().receive(channel.receiver(), m -> m)
                            .timeout(patience, () -> -1));
                }
                assertThat(message).isEqualTo(i);
            }
        });

        sent.value();
        received.value();
        assertNobodyWaits(channel);
    }

    @ParameterizedTest
    @ValueSource(ints = { 20, 44 })
    void matching_manySelectsOnOneChannel_pairUpAndNeverWithThemselves(int tasks) {
        ChannelPair<Integer> channel = Channels.rendezvous();
        var outcomes = pairUp(channel, tasks).stream().map(Op::value).toList();

        assertThat(outcomes.stream().filter(outcome -> outcome < 0)).hasSize(tasks / 2);
        assertThat(outcomes.stream().filter(outcome -> outcome >= 0)).doesNotHaveDuplicates();
        assertNobodyWaits(channel);
    }

    @Test
    void matching_anOddNumber_theLeftOverMeetsAPlainSend() {
        ChannelPair<Integer> channel = Channels.rendezvous();
        var selects = pairUp(channel, 55);
        assertThat(crew.send(channel.sender(), 1000).value()).isNull();

        var outcomes = selects.stream().map(Op::value).toList();
        assertThat(outcomes.stream().filter(outcome -> outcome < 0)).hasSize(27);
        assertThat(outcomes).contains(1000);
        assertNobodyWaits(channel);
        assertThat(channel.receiver().tryReceive()).isNull();
    }

    private ArrayList<Op<Integer>> pairUp(ChannelPair<Integer> channel, int tasks) {
        var selects = new ArrayList<Op<Integer>>();
        for (int i = 0; i < tasks; i++) {
            int self = i;
            selects.add(go("select", () -> {
                int outcome = choose(Select.<Integer> first().receive(channel.receiver(), m -> m)
                        .send(channel.sender(), self, () -> -1));
                assertThat(outcome).isNotEqualTo(self);
                return outcome;
            }));
        }
        return selects;
    }

    @ParameterizedTest
    @EnumSource
    void channelsThroughChannels_bySelectOnBothSides(Flavour flavour) {
        ChannelPair<Link> first = channel(flavour);
        int count = Rounds.of(200);
        var sent = go("send", () -> {
            var to = first.sender();
            for (int i = 0; i < count; i++) {
                ChannelPair<Link> next = channel(flavour);
                choose(Select.<Boolean> first().send(to, new Link(next.receiver()), () -> true));
                to = next.sender();
            }
        });
        var received = go("receive", () -> {
            var from = first.receiver();
            for (int i = 0; i < count; i++) {
                from = choose(Select.<Link> first().receive(from, link -> link)).next();
            }
            return from.depth();
        });

        assertThat(received.value()).isZero();
        sent.value();
    }

    @ParameterizedTest
    @EnumSource
    void oneReadyThroughout_whileAnotherTaskTakesAndGives_otherwiseAndZeroTimeAreNeverTaken(Flavour flavour) {
        assumeTrue(!flavour.isRendezvous(), "Nothing is ready alone on a rendezvous channel");
        int rounds = Rounds.of(200);
        for (int i = 0; i < rounds; i++) {
            ChannelPair<Integer> one = channel(flavour);
            ChannelPair<Integer> two = channel(flavour);
            assertThat(one.sender().trySend(1)).isTrue();
            var thief = go("give and take", () -> {
                assertThat(two.sender().trySend(2)).isTrue();
                return one.receiver().tryReceive();
            });
            var select = Select.<Integer> first().receive(one.receiver(), m -> m).receive(two.receiver(), m -> m);
            int chosen = start(i % 2 == 0 ? select.otherwise(() -> -1) : select.timeout(Duration.ZERO, () -> -1)).value();

            assertThat(chosen).isIn(1, 2);
            assertThat(thief.value()).isEqualTo(chosen == 1 ? null : (Integer) 1);
        }
    }

    @Test
    void loopOfTries_meetsOneSelectThatWaits_exactlyOnce() {
        for (int i = 0; i < Rounds.of(50); i++) {
            ChannelPair<Integer> one = Channels.rendezvous();
            ChannelPair<Integer> two = Channels.rendezvous();
            ChannelPair<Integer> end = Channels.rendezvous();
            var trySends = go("try to send", () -> tryUntilEnd(end.receiver(),
                    () -> choose(Select.<Boolean> first().send(one.sender(), 1, () -> true).otherwise(() -> false))));
            var tryReceives = go("try to receive", () -> tryUntilEnd(end.receiver(),
                    () -> two.receiver().tryReceive() != null));
            var select = start(Select.<String> first().receive(one.receiver(), m -> "received " + m)
                    .send(two.sender(), 2, () -> "sent").timeout(LONG, () -> "late"));

            var outcome = select.value();
            end.sender().close();
            assertThat(outcome).isIn("received 1", "sent");
            assertThat(trySends.value()).isEqualTo(outcome.equals("received 1"));
            assertThat(tryReceives.value()).isEqualTo(outcome.equals("sent"));
        }
    }

    @FunctionalInterface
    private interface Try {
        boolean run() throws Exception;
    }

    private boolean tryUntilEnd(Receiver<Integer> end, Try attempt) throws Exception {
        long deadline = System.nanoTime() + Await.LIMIT.toNanos();
        while (System.nanoTime() - deadline < 0) {
            if (attempt.run()) {
                return true;
            }
            if (choose(Select.<Boolean> first().receive(end, m -> false, closed -> true).otherwise(() -> false))) {
                return false;
            }
            Await.giveWay();
        }
        throw new AssertionError("Tried for " + Await.LIMIT + " in vain");
    }

    @Test
    void sameClauses_madeAnewByManyTasksAtOnce_areIndependent() {
        ChannelPair<Integer> channel = Channels.unbounded();
        var tasks = IntStream.range(0, 20).mapToObj(i -> go("select", () -> {
            choose(Select.<Boolean> first().send(channel.sender(), i, () -> true));
            return choose(Select.<Integer> first().receive(channel.receiver(), m -> m));
        })).toList();

        assertThat(tasks.stream().map(Op::value)).containsExactlyInAnyOrderElementsOf(numbers(20));
    }
}
