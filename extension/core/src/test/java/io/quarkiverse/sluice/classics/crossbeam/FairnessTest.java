package io.quarkiverse.sluice.classics.crossbeam;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.quarkiverse.sluice.ChannelPair;
import io.quarkiverse.sluice.Channels;
import io.quarkiverse.sluice.Select;
import io.quarkiverse.sluice.classics.Rounds;
import io.quarkiverse.sluice.classics.Scenario;
import io.quarkiverse.sluice.fixture.Flavour;

/**
 * The chances of clauses that are ready together, and none by chance where the order is asked for.
 * <p>
 * Source: crossbeam-channel, tests/array.rs, list.rs, zero.rs and ready.rs (fairness, fairness_duplicates), select.rs
 * and select_macro.rs (fairness1, fairness2, fairness_recv, fairness_send, unfairness, unfairness_timeout,
 * unfairness_try).
 */
class FairnessTest extends Scenario {

    private static final int ROUNDS = 2_000;

    @Test
    void twoReady_ofDifferentFlavours_areReceivedFromEquallyOften() {
        ChannelPair<Integer> bounded = Channels.bounded(ROUNDS);
        ChannelPair<Integer> unbounded = Channels.unbounded();
        bounded.sender().trySendAll(numbers(ROUNDS));
        unbounded.sender().trySendAll(numbers(ROUNDS));

        var hits = hits(2, () -> Select.<Integer> first().receive(bounded.receiver(), m -> 0)
                .receive(unbounded.receiver(), m -> 1));

        assertEqualChances(hits);
        assertThat(bounded.sender().depth()).isEqualTo(ROUNDS - hits[0]);
    }

    @Test
    void twoReady_ofDifferentFlavours_areSentToEquallyOften() {
        ChannelPair<Integer> bounded = Channels.bounded(ROUNDS);
        ChannelPair<Integer> unbounded = Channels.unbounded();

        var hits = hits(2, () -> Select.<Integer> first().send(bounded.sender(), 7, () -> 0)
                .send(unbounded.sender(), 7, () -> 1));

        assertEqualChances(hits);
        assertThat(bounded.sender().depth()).isEqualTo(hits[0]);
        assertThat(unbounded.sender().depth()).isEqualTo(hits[1]);
    }

    @Test
    void oneChannelFiveTimes_everyClauseHasItsFifth() {
        for (var flavour : List.of(Flavour.UNBOUNDED, Flavour.BOUNDED_64)) {
            ChannelPair<Integer> channel = channel(flavour);
            var hits = hits(5, () -> {
                channel.sender().trySend(7);
                var select = Select.<Integer> first();
                for (int i = 0; i < 5; i++) {
                    int clause = i;
                    select.receive(channel.receiver(), m -> clause);
                }
                return select;
            });

            assertEqualChances(hits);
        }
    }

    @Test
    void threeFlavours_sentToAndReceivedFromBySelect_noneStarves() {
        ChannelPair<Integer> unbounded = Channels.unbounded();
        ChannelPair<Integer> one = Channels.bounded(1);
        ChannelPair<Integer> none = Channels.rendezvous();
        int rounds = Rounds.of(1_000);
        var sent = go("select to send", () -> {
            for (int i = 0; i < rounds; i++) {
                var select = Select.<Boolean> first();
                for (var channel : List.of(unbounded, one)) {
                    if (channel.sender().depth() == 0) {
                        select.send(channel.sender(), 7, () -> true);
                    }
                }
                choose(select.send(none.sender(), 7, () -> true));
            }
        });
        var received = go("select to receive", () -> {
            var hits = new int[3];
            for (int i = 0; i < rounds; i++) {
                hits[choose(Select.<Integer> first().receive(unbounded.receiver(), m -> 0)
                        .receive(one.receiver(), m -> 1).receive(none.receiver(), m -> 2))]++;
            }
            return hits;
        });

        sent.value();
        assertThat(IntStream.of(received.value()).sum()).isEqualTo(rounds);
        assertThat(received.value()).as("hits of each").doesNotContain(0);
    }

    @Test
    void biased_firstOfThreeReady_isTakenUntilItIsEmpty() {
        assertTakenInOrder(select -> select);
    }

    @Test
    void biasedWithTimeout_firstOfThreeReady_isTakenUntilItIsEmpty() {
        assertTakenInOrder(select -> select.timeout(Duration.ofMinutes(1), () -> -1));
    }

    @Test
    void biasedWithOtherwise_firstOfThreeReady_isTakenUntilItIsEmpty() {
        assertTakenInOrder(select -> select.otherwise(() -> -1));
    }

    private void assertTakenInOrder(UnaryOperator<Select<Integer>> end) {
        int count = 200;
        List<ChannelPair<Integer>> channels = List.of(Channels.unbounded(), Channels.bounded(count), Channels.unbounded());
        channels.forEach(channel -> channel.sender().trySendAll(numbers(count)));
        var order = go("select", () -> {
            var chosen = new int[3 * count];
            for (int i = 0; i < chosen.length; i++) {
                var select = Select.<Integer> first().biased();
                for (int c = 0; c < 3; c++) {
                    int clause = c;
                    select.receive(channels.get(c).receiver(), m -> clause);
                }
                chosen[i] = choose(end.apply(select));
            }
            return chosen;
        });

        assertThat(order.value()).isEqualTo(IntStream.range(0, 3 * count).map(i -> i / count).toArray());
    }

    private int[] hits(int clauses, Supplier<Select<Integer>> selects) {
        return go("select", () -> {
            var hits = new int[clauses];
            for (int i = 0; i < ROUNDS; i++) {
                hits[choose(selects.get())]++;
            }
            return hits;
        }).value();
    }

    private static void assertEqualChances(int[] hits) {
        double p = 1.0 / hits.length;
        double margin = 5 * Math.sqrt(ROUNDS * p * (1 - p));
        assertThat(hits).as("within five standard deviations")
                .satisfies(counts -> assertThat(IntStream.of(counts)).allMatch(hit -> Math.abs(hit - ROUNDS * p) <= margin));
        assertThat(IntStream.of(hits).sum()).isEqualTo(ROUNDS);
    }
}
