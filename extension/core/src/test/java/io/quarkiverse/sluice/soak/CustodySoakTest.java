package io.quarkiverse.sluice.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.quarkiverse.sluice.ChannelPair;
import io.quarkiverse.sluice.Overflow;
import io.quarkiverse.sluice.fixture.Await;
import io.quarkiverse.sluice.fixture.Caller;
import io.quarkiverse.sluice.fixture.Crew;
import io.quarkiverse.sluice.fixture.Flavour;
import io.quarkiverse.sluice.fixture.Op;

/**
 * O2 under load: senders and receivers of every form with interrupts, cancellations, time-outs, pauses, resizes and closes
 * among them, and the fate of every message checked. A failure tells the seed; the system property sets it.
 */
class CustodySoakTest {

    private static final int WORKERS = 8;
    private static final int MESSAGES = 300;
    private static final long SECONDS = Long.getLong("sluice.soak.seconds", 0);
    private static final long SEED = Long.getLong("sluice.soak.seed", System.nanoTime());

    private final List<Crew> crews = new ArrayList<>();
    private ChannelPair<Integer> channel;

    /** How a run ends. */
    enum Ending {
        SENDERS_FINISH((channel, ledger) -> {
        }),
        COMPLETE((channel, ledger) -> channel.control().complete()),
        FAIL((channel, ledger) -> channel.control().fail(new Exception("fails on purpose"))),
        FAIL_NOW((channel, ledger) -> channel.sender().failNow(new Exception("fails on purpose"))),
        SHUTDOWN((channel, ledger) -> channel.control().shutdown()),
        RECEIVERS_LEAVE((channel, ledger) -> channel.receiver().close()),
        RECEIVERS_LEAVE_AND_DRAIN((channel, ledger) -> channel.receiver().closeAndDrain().forEach(ledger::received));

        private final BiConsumer<ChannelPair<Integer>, Ledger> action;

        Ending(BiConsumer<ChannelPair<Integer>, Ledger> action) {
            this.action = action;
        }
    }

    static Stream<Arguments> everyFlavourPolicyAndEnding() {
        return Stream.of(Flavour.values()).flatMap(flavour -> Stream.of(Overflow.values())
                .filter(policy -> flavour.isBounded() || !policy.drops())
                .filter(policy -> flavour == Flavour.BOUNDED_1 || policy != Overflow.LATEST)
                .flatMap(policy -> Stream.of(Ending.values()).map(ending -> Arguments.of(flavour, policy, ending))));
    }

    @AfterEach
    void noThreadStays() {
        channel.control().shutdown();
        crews.forEach(Crew::close);
    }

    @ParameterizedTest
    @MethodSource("everyFlavourPolicyAndEnding")
    void o2_underAnyRace_everyMessageHasOneFate(Flavour flavour, Overflow policy, Ending ending) {
        long share = TimeUnit.SECONDS.toNanos(SECONDS) / everyFlavourPolicyAndEnding().count();
        long start = System.nanoTime();
        long seed = SEED;
        do {
            soak(flavour, policy, ending, seed++);
        } while (System.nanoTime() - start < share);
    }

    /** One channel from its first message to its end; the seed repeats the workers' choices, not the scheduler's. */
    private void soak(Flavour flavour, Overflow policy, Ending ending, long seed) {
        var situation = flavour + " " + policy + " " + ending + ", -Dsluice.soak.seed=" + seed;
        var random = new Random(seed);
        var ledger = new Ledger(WORKERS * (MESSAGES + 5));
        channel = flavour.<Integer> builder("soak").overflow(policy).onUndelivered(ledger).build();
        boolean receiversLeave = ending == Ending.RECEIVERS_LEAVE || ending == Ending.RECEIVERS_LEAVE_AND_DRAIN;
        var workers = new ArrayList<Op<Void>>();
        for (int i = 0; i < WORKERS; i++) {
            var crew = new Crew(i % 2 == 0 || !Caller.VIRTUAL.isAvailable() ? Caller.PLATFORM : Caller.VIRTUAL);
            crews.add(crew);
            workers.add(crew.call("soak send", new RandomSender(channel.sender().duplicate(), ledger,
                    new Random(random.nextLong()), MESSAGES)));
            var receiver = receiversLeave ? channel.receiver() : channel.receiver().duplicate();
            workers.add(crew.call("soak receive", new RandomReceiver(receiver, ledger, new Random(random.nextLong()))));
        }
        if (ending != Ending.FAIL_NOW) {
            channel.sender().close();
        }

        disturb(channel, workers, random, ending == Ending.SENDERS_FINISH ? Integer.MAX_VALUE : MESSAGES, ledger, flavour,
                policy);
        channel.control().resume();
        ending.action.accept(channel, ledger);

        assertThat(workers).as(() -> situation + ", " + channel.control().statistics())
                .allSatisfy(worker -> assertThat(worker.failureOrNull()).isNull());
        ledger.check(situation);
        crews.forEach(Crew::close);
        crews.clear();
    }

    /** Until so many messages are received or all senders are done. */
    private static void disturb(ChannelPair<Integer> channel, List<Op<Void>> workers, Random random, int messages,
            Ledger ledger, Flavour flavour, Overflow policy) {
        boolean resizable = flavour.isBounded() && policy != Overflow.LATEST;
        Await.until("enough is received", () -> {
            switch (random.nextInt(6)) {
                case 0, 1 -> workers.get(random.nextInt(workers.size())).stop();
                case 2 -> channel.control().pause();
                case 3, 4 -> channel.control().resume();
                default -> {
                    if (resizable) {
                        channel.control().resize(1 + random.nextInt(2 * flavour.capacity()));
                    }
                }
            }
            return ledger.receivedCount() >= messages || workers.stream().anyMatch(Op::isDone);
        });
    }
}
