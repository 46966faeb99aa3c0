package io.quarkiverse.sluice.classics.crossbeam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.quarkiverse.sluice.ChannelClosedException;
import io.quarkiverse.sluice.ChannelPair;
import io.quarkiverse.sluice.Receiver;
import io.quarkiverse.sluice.Select;
import io.quarkiverse.sluice.classics.Rounds;
import io.quarkiverse.sluice.classics.Scenario;
import io.quarkiverse.sluice.fixture.Flavour;
import io.quarkiverse.sluice.fixture.Op;

/**
 * Messages in quantity: order, counts, bounds and what is told of them meanwhile.
 * <p>
 * Source: crossbeam-channel, tests/array.rs, list.rs and zero.rs (len, spsc to linearizable, fairness to
 * stack_overflow) and iter.rs.
 */
class TransferTest extends Scenario {

    /** A channel whose messages are channels like itself. */
    private record Baton(Receiver<Baton> next) {
    }

    @ParameterizedTest
    @EnumSource
    void depth_duringATransfer_staysWithinTheCapacity(Flavour flavour) {
        ChannelPair<Integer> channel = channel(flavour);
        int count = Rounds.of(1_000);
        var received = go("receive", () -> {
            for (int i = 0; i < count; i++) {
                assertThat(receive(channel.receiver())).isEqualTo(i);
                assertThat(channel.receiver().depth()).isBetween(0L, (long) flavour.capacity());
            }
        });
        var sent = go("send", () -> {
            for (int i = 0; i < count; i++) {
                send(channel.sender(), i);
                assertThat(channel.sender().depth()).isBetween(0L, (long) flavour.capacity());
            }
        });

        sent.value();
        received.value();
        assertThat(channel.sender().depth()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void oneToOne_everyMessageInOrderAndThenTheEnd(Flavour flavour) {
        ChannelPair<Integer> channel = channel(flavour);
        int count = Rounds.of(5_000);
        var received = go("receive", () -> {
            for (int i = 0; i < count; i++) {
                assertThat(receive(channel.receiver())).isEqualTo(i);
            }
            return receiveOrEnd(channel.receiver());
        });
        assertThat(crew.sendEach(channel.sender(), numbers(count)).value()).isEqualTo(count);
        channel.sender().close();

        assertThat(received.value()).isNull();
    }

    @ParameterizedTest
    @EnumSource
    void manyToMany_everyMessageOfEverySenderOnce(Flavour flavour) {
        ChannelPair<Integer> channel = channel(flavour);
        int count = Rounds.of(500);
        var times = new AtomicIntegerArray(count);
        var tasks = new ArrayList<Op<?>>();
        for (int i = 0; i < 4; i++) {
            tasks.add(go("receive", () -> {
                for (int n = 0; n < count; n++) {
                    times.incrementAndGet(receive(channel.receiver()));
                }
            }));
            tasks.add(crew.sendEach(channel.sender(), numbers(count)));
        }

        tasks.forEach(Op::value);
        assertThat(IntStream.range(0, count).map(times::get)).containsOnly(4);
        assertThat(channel.receiver().tryReceive()).isNull();
    }

    @ParameterizedTest
    @EnumSource
    void oneMessage_manyTimesOver_alwaysArrives(Flavour flavour) {
        for (int i = 0; i < Rounds.of(300); i++) {
            ChannelPair<Integer> channel = channel(flavour);
            var received = crew.receive(channel.receiver());
            var sent = crew.send(channel.sender(), i);
            assertThat(received.value()).isEqualTo(i);
            sent.value();
        }
    }

    @ParameterizedTest
    @EnumSource
    void requestsAndResponses_byIterationUntilEnough(Flavour flavour) {
        assumeTrue(!flavour.isRendezvous(), "What never waits for the other side receives nothing by trying");
        ChannelPair<Integer> requests = channel(flavour);
        ChannelPair<Integer> responses = channel(flavour);
        int enough = Rounds.of(1_000);
        var asking = go("ask", () -> {
            int count = 0;
            while (true) {
                for (var m = responses.receiver().tryReceive(); m != null; m = responses.receiver().tryReceive()) {
                    count += m;
                    if (count == enough) {
                        requests.sender().close();
                        responses.receiver().close();
                        return count;
                    }
                }
                requests.sender().send(1, BRIEFLY);
            }
        });
        var answering = go("answer", () -> {
            int sent = 0;
            try {
                for (int ignored : requests.receiver()) {
                    send(responses.sender(), 1);
                    sent++;
                }
            } catch (ChannelClosedException nobodyAsksAnyMore) {
                return sent;
            }
            return sent;
        });

        assertThat(asking.value()).isEqualTo(enough);
        assertThat(answering.value()).isGreaterThanOrEqualTo(enough);
    }

    @ParameterizedTest
    @EnumSource
    void timedForms_thatRunOutOftenOnBothSides_loseAndRepeatNothing(Flavour flavour) {
        ChannelPair<Integer> channel = channel(flavour);
        int count = Rounds.of(100);
        var slow = Duration.ofNanos(200_000);
        var received = go("receive", () -> {
            for (int i = 0; i < count; i++) {
                Integer message = null;
                while (message == null) {
                    message = receive(channel.receiver(), slow);
                }
                assertThat(message).isEqualTo(i);
            }
        });
        for (int i = 0; i < count; i++) {
            if (i % 2 == 0) {
                // A pause as long as the other side's patience.
                assertThat(crew.receive(Scenario.<Integer> channel(flavour).receiver(), slow).value()).isNull();
            }
            int message = i;
            while (!crew.send(channel.sender(), message, slow).value()) {
                Thread.onSpinWait();
            }
        }

        received.value();
        assertThat(channel.receiver().tryReceive()).isNull();
        assertThat(channel.control().statistics().received()).isEqualTo(count);
    }

    @ParameterizedTest
    @EnumSource
    void sendThenTryReceive_inManyTasks_neverFindsTheChannelEmptyOrFull(Flavour flavour) {
        assumeTrue(flavour == Flavour.BOUNDED_64 || flavour == Flavour.UNBOUNDED, "Needs room for each task");
        ChannelPair<Integer> channel = channel(flavour);
        int rounds = Rounds.of(1_000);
        var tasks = IntStream.range(0, 4).mapToObj(i -> go("send and take", () -> {
            for (int n = 0; n < rounds; n++) {
                assertThat(channel.sender().trySend(n)).as("room").isTrue();
                assertThat(channel.receiver().tryReceive()).as("a message").isNotNull();
            }
        })).toList();

        tasks.forEach(Op::value);
        assertThat(channel.sender().depth()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void receiveWithinASendClause_freesTheRoomItNeeds(Flavour flavour) throws Exception {
        assumeTrue(flavour.isBounded(), "Only a bounded buffer is full");
        ChannelPair<Integer> channel = channel(flavour);
        fill(channel.sender(), flavour);

        var chosen = choose(Select.<String> first()
                .send(channel.sender(), channel.receiver().tryReceive() + 100, () -> "sent").otherwise(() -> "full"));

        assertThat(chosen).isEqualTo("sent");
        assertThat(channel.control().drain()).hasSize(flavour.capacity()).endsWith(100);
    }

    @ParameterizedTest
    @EnumSource
    void channelsThroughChannels_aBatonIsPassedOn(Flavour flavour) {
        ChannelPair<Baton> first = channel(flavour);
        int count = Rounds.of(300);
        var sent = go("send", () -> {
            var to = first.sender();
            for (int i = 0; i < count; i++) {
                ChannelPair<Baton> next = channel(flavour);
                send(to, new Baton(next.receiver()));
                to.close();
                to = next.sender();
            }
            to.close();
        });
        var passed = go("receive", () -> {
            int batons = 0;
            var from = first.receiver();
            for (var baton = receiveOrEnd(from); baton != null; baton = receiveOrEnd(from)) {
                from = baton.next();
                batons++;
            }
            return batons;
        });

        assertThat(passed.value()).isEqualTo(count);
        sent.value();
    }
}
