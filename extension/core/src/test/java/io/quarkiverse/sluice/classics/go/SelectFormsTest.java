package io.quarkiverse.sluice.classics.go;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

import org.junit.jupiter.api.Test;

import io.quarkiverse.sluice.ChannelPair;
import io.quarkiverse.sluice.Channels;
import io.quarkiverse.sluice.Select;
import io.quarkiverse.sluice.classics.Scenario;

/**
 * One real operation among dummies that are never ready: every combination of dummies, in every order, with and without
 * otherwise.
 * <p>
 * Source: Go, test/chan/select5.go.
 */
class SelectFormsTest extends Scenario {

    private static final int DUMMIES = 3;

    private final ChannelPair<Integer> idle = Channels.rendezvous();
    private final List<Consumer<Select<Integer>>> dummies = List.of(
            select -> select.send(idle.sender(), 1, () -> -1),
            select -> select.receive(idle.receiver(), m -> -2),
            select -> select.receive(idle.receiver(), m -> -3, closed -> -4));

    @Test
    void receive_amongEverySetOfDummies_happens() throws Exception {
        ChannelPair<Integer> channel = Channels.bounded(1);
        int number = 0;
        for (var clauses : arrangements(select -> select.receive(channel.receiver(), m -> m))) {
            number++;
            assertThat(channel.sender().trySend(number)).isTrue();
            var select = Select.<Integer> first();
            clauses.forEach(clause -> clause.accept(select));
            assertThat(choose(number % 2 == 0 ? select : select.otherwise(() -> -5))).isEqualTo(number);
        }
        assertNobodyWaits(idle);
        assertNobodyWaits(channel);
    }

    @Test
    void send_amongEverySetOfDummies_happens() throws Exception {
        ChannelPair<Integer> channel = Channels.bounded(1);
        int number = 0;
        for (var clauses : arrangements(select -> select.send(channel.sender(), 7, () -> 7))) {
            number++;
            var select = Select.<Integer> first();
            clauses.forEach(clause -> clause.accept(select));
            assertThat(choose(number % 2 == 0 ? select : select.otherwise(() -> -5))).isEqualTo(7);
            assertThat(channel.receiver().tryReceive()).isEqualTo(7);
        }
        assertNobodyWaits(idle);
    }

    @Test
    void otherwise_nothingButDummies_isTaken() throws Exception {
        for (var clauses : arrangements(select -> select.receive(Channels.<Integer> rendezvous().receiver(), m -> -6))) {
            var select = Select.<Integer> first();
            clauses.forEach(clause -> clause.accept(select));
            assertThat(choose(select.otherwise(() -> 0))).isZero();
        }
        assertNobodyWaits(idle);
    }

    /** Every set of dummies with the real clause among them, turned to every position. */
    private List<List<Consumer<Select<Integer>>>> arrangements(Consumer<Select<Integer>> real) {
        var all = new ArrayList<List<Consumer<Select<Integer>>>>();
        for (int set = 0; set < 1 << DUMMIES; set++) {
            var clauses = new ArrayList<Consumer<Select<Integer>>>();
            clauses.add(real);
            for (int dummy = 0; dummy < DUMMIES; dummy++) {
                if ((set & 1 << dummy) != 0) {
                    clauses.add(dummies.get(dummy));
                }
            }
            for (int turn = 0; turn < clauses.size(); turn++) {
                Collections.rotate(clauses, 1);
                // Once with otherwise and once without: the callers tell them apart by parity.
                all.add(List.copyOf(clauses));
                all.add(List.copyOf(clauses));
            }
        }
        return all;
    }
}
