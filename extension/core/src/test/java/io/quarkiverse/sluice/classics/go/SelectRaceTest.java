package io.quarkiverse.sluice.classics.go;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;

import io.quarkiverse.sluice.ChannelClosedException;
import io.quarkiverse.sluice.ChannelPair;
import io.quarkiverse.sluice.Channels;
import io.quarkiverse.sluice.Receiver;
import io.quarkiverse.sluice.Select;
import io.quarkiverse.sluice.classics.Rounds;
import io.quarkiverse.sluice.classics.Scenario;

/**
 * A non-blocking operation judges the channels at one instant: while one of them was ready all the time, it finds one.
 * <p>
 * Source: Go, src/runtime/chan_test.go (TestNonblockRecvRace, TestNonblockSelectRace, TestNonblockSelectRace2).
 */
class SelectRaceTest extends Scenario {

    @Test
    void tryReceive_racingCloseAndReceive_neverFindsTheChannelEmpty() throws Exception {
        var outcomes = new TreeMap<String, Integer>();
        for (int i = 0; i < Rounds.of(300); i++) {
            ChannelPair<Integer> channel = Channels.bounded(1);
            channel.sender().trySend(7);
            var other = go("tryReceive", () -> taken(channel.receiver()));
            channel.sender().close();
            var own = taken(channel.receiver());

            outcomes.merge(own, 1, Integer::sum);
            outcomes.merge(other.value(), 1, Integer::sum);
        }

        int rounds = Rounds.of(300);
        assertThat(outcomes).isEqualTo(Map.of("7", rounds, "closed", rounds));
    }

    private static String taken(Receiver<Integer> from) {
        try {
            return String.valueOf(from.tryReceive());
        } catch (ChannelClosedException closed) {
            return "closed";
        }
    }

    @Test
    void select_oneChannelBecomesReadyBeforeTheOtherIsNot_neverTakesOtherwise() throws Exception {
        for (int i = 0; i < Rounds.of(300); i++) {
            ChannelPair<Integer> one = Channels.bounded(1);
            ChannelPair<Integer> two = Channels.bounded(1);
            one.sender().trySend(1);
            var chosen = go("select", () -> eitherOr(one.receiver(), two.receiver()));
            two.sender().trySend(2);
            var taken = one.receiver().tryReceive();

            assertThat(chosen.value()).isIn("1", "2");
            assertThat(taken).as("one message, one receiver").isEqualTo(chosen.value().equals("1") ? null : 1);
            assertThat(two.receiver().tryReceive()).isEqualTo(chosen.value().equals("2") ? null : 2);
        }
    }

    @Test
    void select_oneChannelIsClosedBeforeTheOtherIsNotReady_neverTakesOtherwise() throws Exception {
        for (int i = 0; i < Rounds.of(300); i++) {
            ChannelPair<Integer> one = Channels.bounded(1);
            ChannelPair<Integer> two = Channels.rendezvous();
            one.sender().trySend(1);
            var chosen = go("select", () -> eitherOr(one.receiver(), two.receiver()));
            two.sender().close();
            var taken = one.receiver().tryReceive();

            assertThat(chosen.value()).isIn("1", "closed");
            assertThat(taken).isEqualTo(chosen.value().equals("1") ? null : 1);
        }
    }

    private String eitherOr(Receiver<Integer> one, Receiver<Integer> two) throws InterruptedException {
        return choose(Select.<String> first().receive(one, String::valueOf, closed -> "closed")
                .receive(two, String::valueOf, closed -> "closed").otherwise(() -> "nothing"));
    }
}
