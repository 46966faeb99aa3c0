package io.quarkiverse.sluice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import io.quarkiverse.sluice.fixture.Await;
import io.quarkiverse.sluice.fixture.Caller;
import io.quarkiverse.sluice.fixture.Crew;
import io.quarkiverse.sluice.fixture.Op;

/** Selects on both sides of the same channels. */
@ParameterizedClass
@EnumSource
class SelectMeetingTest {

    private static final int ROUNDS = 5_000;

    @Parameter
    Caller caller;
    private Crew crew;
    private final ChannelPair<Integer> left = Channels.<Integer> builder("left").capacity(0).build();
    private final ChannelPair<Integer> right = Channels.<Integer> builder("right").capacity(0).build();

    @BeforeEach
    void startCrew() {
        assumeTrue(caller.isAvailable(), "This JDK has no virtual threads");
        crew = new Crew(caller);
    }

    @AfterEach
    void noThreadStays() {
        if (crew != null) {
            crew.close();
        }
    }

    @Test
    void r2_twoSelects_meetFromBothSides() {
        var sending = await(Select.<String> first().send(left.sender(), 1, () -> "sent left")
                .send(right.sender(), 2, () -> "sent right"));
        Await.waitingSenders(left.control(), 1);
        Await.waitingSenders(right.control(), 1);

        var receiving = await(Select.<String> first().receive(right.receiver(), m -> "sent right")
                .receive(left.receiver(), m -> "sent left"));

        assertThat(receiving.value()).isEqualTo(sending.value());
        assertThat(left.control().statistics().received() + right.control().statistics().received()).isEqualTo(1);
    }

    @Test
    void s1_oppositeOrders_neitherDeadlockNorLoseAnything() {
        var sent = new AtomicInteger();
        var received = new AtomicInteger();
        var threads = IntStream.range(0, 4).mapToObj(thread -> crew.call("select", () -> {
            for (int i = 0; i < ROUNDS; i++) {
                exchange(thread % 2 == 0, sent, received);
            }
            return null;
        })).toList();

        threads.forEach(Op::value);
        assertThat(sent).hasValue(2 * ROUNDS);
        assertThat(received).hasValue(2 * ROUNDS);
    }

    /** Half of the threads send and half receive, each naming the channels in the other order. */
    private void exchange(boolean even, AtomicInteger sent, AtomicInteger received) throws InterruptedException {
        var here = even ? left : right;
        var there = even ? right : left;
        if (even) {
            Select.<Integer> first().send(here.sender(), 1, sent::incrementAndGet)
                    .send(there.sender(), 1, sent::incrementAndGet).await();
        } else {
            Select.<Integer> first().receive(here.receiver(), m -> received.incrementAndGet())
                    .receive(there.receiver(), m -> received.incrementAndGet()).await();
        }
    }

    @Test
    void s5_bothSidesInEverySelect_eachMeetsAnother() {
        var balance = new AtomicInteger();
        var selects = IntStream.range(0, 2).mapToObj(i -> crew.call("select", () -> {
            for (int round = 0; round < ROUNDS; round++) {
                Select.<Integer> first().receive(left.receiver(), m -> balance.decrementAndGet())
                        .send(left.sender(), round, balance::incrementAndGet).await();
            }
            return null;
        })).toList();

        selects.forEach(Op::value);
        assertThat(balance).hasValue(0);
        assertThat(left.control().statistics().received()).isEqualTo(ROUNDS);
    }

    @Test
    void s1_selectAgainstSingleOperations_nothingIsLostOrDoubled() {
        int messages = 2 * ROUNDS;
        var sender = crew.call("send", () -> {
            for (int i = 0; i < messages; i++) {
                (i % 2 == 0 ? left : right).sender().send(i);
            }
            return null;
        });

        long sum = 0;
        for (int i = 0; i < messages; i++) {
            sum += await(Select.<Integer> first().receive(left.receiver(), m -> m).receive(right.receiver(), m -> m)).value();
        }

        sender.value();
        assertThat(sum).isEqualTo((long) messages * (messages - 1) / 2);
    }

    private <R> Op<R> await(Select<R> select) {
        return caller == Caller.UNI ? crew.subscribe("awaitAsync", select.awaitAsync()) : crew.call("await", select::await);
    }
}
