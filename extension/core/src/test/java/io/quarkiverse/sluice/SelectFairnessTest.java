package io.quarkiverse.sluice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkiverse.sluice.fixture.Caller;
import io.quarkiverse.sluice.fixture.Crew;

/** S2 and S3: which clause a select chooses. A correct one fails here less than once in a million runs. */
class SelectFairnessTest {

    private static final int ROUNDS = 10_000;
    private static final int READY_ROUNDS = 100_000;

    private final Crew crew = new Crew(Caller.PLATFORM);

    @AfterEach
    void noThreadStays() {
        crew.close();
    }

    @Test
    void s2_twoReady_eachHasAnEqualChance() throws InterruptedException {
        assertEqualChances(count(2, List.of(0, 1)), List.of(0, 1));
    }

    @Test
    void s2_threeReadySideBySideAmongEight_eachHasAnEqualChance() throws InterruptedException {
        assertEqualChances(count(8, List.of(2, 3, 4)), List.of(2, 3, 4));
    }

    @Test
    void s2_readyOnesWithGapsBetween_eachHasAnEqualChance() throws InterruptedException {
        assertEqualChances(count(8, List.of(0, 1, 5)), List.of(0, 1, 5));
    }

    @Test
    void s2_sendsReadyBesideReceives_eachHasAnEqualChance() throws InterruptedException {
        var full = Channels.<Integer> unbounded();
        var open = Channels.<Integer> unbounded();
        full.sender().sendAll(Collections.nCopies(ROUNDS, 1));
        int sends = 0;
        for (int i = 0; i < ROUNDS; i++) {
            sends += Select.<Integer> first().receive(full.receiver(), m -> 0).send(open.sender(), 1, () -> 1).await();
        }
        assertWithinFiveSigma(sends, 2);
    }

    @Test
    void biased_severalReady_takesTheFirst() throws InterruptedException {
        var channels = ready(3, List.of(0, 1, 2), 100);
        for (int i = 0; i < 100; i++) {
            assertThat(select(channels).biased().await()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = { true, false })
    void s3_oneClauseReadyThroughout_otherwiseIsNeverTaken(boolean readyFirst) throws InterruptedException {
        var steady = Channels.<Integer> bounded(1);
        var flickering = Channels.<Integer> bounded(1);
        steady.sender().send(1);
        var peer = crew.call("flicker", () -> {
            while (!Thread.currentThread().isInterrupted()) {
                flickering.sender().trySend(0);
                flickering.receiver().tryReceive();
            }
            return null;
        });

        var clauses = readyFirst ? List.of(steady, flickering) : List.of(flickering, steady);
        for (int i = 0; i < READY_ROUNDS; i++) {
            int taken = select(clauses).otherwise(() -> -1).await();
            assertThat(taken).as("round %d", i).isNotNegative();
            if (taken == 1) {
                assertThat(steady.sender().trySend(1)).isTrue();
            }
        }
        peer.stop().value();
    }

    /** Two tokens wander between two channels, one at a time: at every instant at least one channel has one. */
    @Test
    void s3_aPeerKeepsOneOfTwoReady_otherwiseIsNeverTaken() throws InterruptedException {
        var channels = List.of(Channels.<Integer> bounded(2), Channels.<Integer> bounded(2));
        channels.get(0).sender().sendAll(List.of(0, 0));
        var peer = crew.call("wander", () -> {
            for (int from = 0; !Thread.currentThread().isInterrupted(); from = 1 - from) {
                for (int i = 0; i < 2; i++) {
                    if (channels.get(from).receiver().tryReceive() != null) {
                        channels.get(1 - from).sender().trySend(0);
                    }
                }
            }
            return null;
        });

        for (int i = 0; i < READY_ROUNDS; i++) {
            int home = i % 2;
            int taken = select(channels).otherwise(() -> -1).await();
            assertThat(taken).as("round %d", i).isZero();
            assertThat(channels.get(home).sender().trySend(0)).isTrue();
        }
        peer.stop().value();
    }

    private int[] count(int clauses, List<Integer> ready) throws InterruptedException {
        var channels = ready(clauses, ready, ROUNDS);
        var chosen = new int[clauses];
        for (int i = 0; i < ROUNDS; i++) {
            chosen[select(channels).await()]++;
        }
        return chosen;
    }

    private static List<ChannelPair<Integer>> ready(int clauses, List<Integer> ready, int messages)
            throws InterruptedException {
        var channels = new ArrayList<ChannelPair<Integer>>();
        for (int i = 0; i < clauses; i++) {
            channels.add(Channels.unbounded());
            if (ready.contains(i)) {
                channels.get(i).sender().sendAll(Collections.nCopies(messages, i));
            }
        }
        return channels;
    }

    private static Select<Integer> select(List<ChannelPair<Integer>> channels) {
        var select = Select.<Integer> first();
        channels.forEach(channel -> select.receive(channel.receiver(), m -> m));
        return select;
    }

    private static void assertEqualChances(int[] chosen, List<Integer> ready) {
        assertThat(IntStream.range(0, chosen.length).filter(i -> !ready.contains(i)).map(i -> chosen[i]).sum()).isZero();
        ready.forEach(i -> assertWithinFiveSigma(chosen[i], ready.size()));
    }

    private static void assertWithinFiveSigma(int chosen, int choices) {
        double share = 1.0 / choices;
        double sigma = Math.sqrt(ROUNDS * share * (1 - share));
        assertThat((double) chosen).isBetween(ROUNDS * share - 5 * sigma, ROUNDS * share + 5 * sigma);
    }
}
