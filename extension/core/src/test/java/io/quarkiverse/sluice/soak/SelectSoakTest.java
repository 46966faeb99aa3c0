package io.quarkiverse.sluice.soak;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.quarkiverse.sluice.ChannelPair;
import io.quarkiverse.sluice.Select;
import io.quarkiverse.sluice.fixture.Await;
import io.quarkiverse.sluice.fixture.Caller;
import io.quarkiverse.sluice.fixture.Crew;
import io.quarkiverse.sluice.fixture.DirectSubscriber;
import io.quarkiverse.sluice.fixture.Flavour;
import io.quarkiverse.sluice.fixture.Op;

/** S1 under load: selects over several channels, both ways, interrupted, cancelled and timed out, lose and double nothing. */
class SelectSoakTest {

    private static final int WORKERS = 4;
    private static final int ROUNDS = 1_500;
    private static final long SEED = Long.getLong("sluice.soak.seed", System.nanoTime());

    private final Crew crew = new Crew(Caller.PLATFORM);

    @AfterEach
    void noThreadStays() {
        crew.close();
    }

    @ParameterizedTest
    @EnumSource
    void s1_underAnyRace_exactlyOneClauseHappens(Flavour flavour) {
        var random = new Random(SEED);
        var ledger = new Ledger(2 * WORKERS * ROUNDS);
        List<ChannelPair<Integer>> channels = Stream.of("a", "b", "c")
                .map(name -> flavour.<Integer> builder(name).build()).toList();
        var workers = new ArrayList<Op<Void>>();
        for (int i = 0; i < WORKERS; i++) {
            var own = new Random(random.nextLong());
            workers.add(crew.call("select", () -> {
                for (int round = 0; round < ROUNDS; round++) {
                    select(channels, ledger, own);
                }
                return null;
            }));
        }

        Await.until("all selects are done", () -> {
            workers.get(random.nextInt(WORKERS)).stop();
            return workers.stream().allMatch(Op::isDone);
        });
        workers.forEach(Op::value);

        channels.forEach(channel -> channel.control().drain().forEach(ledger::received));
        channels.forEach(channel -> Await.waitingReceivers(channel.control(), 0));
        channels.forEach(channel -> Await.waitingSenders(channel.control(), 0));
        ledger.check(flavour + ", -Dsluice.soak.seed=" + SEED);
    }

    private static void select(List<ChannelPair<Integer>> channels, Ledger ledger, Random random) {
        int here = random.nextInt(channels.size());
        int there = random.nextInt(channels.size());
        int first = ledger.newMessage();
        int second = ledger.newMessage();
        var select = Select.<Integer> first()
                .receive(channels.get(there).receiver(), message -> {
                    ledger.received(message);
                    return -1;
                })
                .send(channels.get(here).sender(), first, () -> first)
                .send(channels.get(there).sender(), second, () -> second)
                .timeout(Duration.ofNanos(random.nextInt(100_000)), () -> -1);
        if (random.nextInt(4) == 0) {
            asynchronous(select, ledger, first, second, random.nextBoolean());
        } else {
            settle(ledger, first, second, await(select));
        }
    }

    private static int await(Select<Integer> select) {
        try {
            return select.await();
        } catch (InterruptedException e) {
            return -1;
        }
    }

    private static void asynchronous(Select<Integer> select, Ledger ledger, int first, int second, boolean cancel) {
        var subscriber = DirectSubscriber.subscribe(select.awaitAsync(), sent -> settle(ledger, first, second, sent),
                failure -> settle(ledger, first, second, -1));
        if (cancel) {
            subscriber.cancel();
            ledger.cancelled(first);
            ledger.cancelled(second);
        }
    }

    private static void settle(Ledger ledger, int first, int second, int sent) {
        for (int message : new int[] { first, second }) {
            if (message == sent) {
                ledger.sent(message);
            } else {
                ledger.kept(message);
            }
        }
    }
}
