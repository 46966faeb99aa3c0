package io.quarkiverse.sluice.classics.std;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.quarkiverse.sluice.ChannelClosedException;
import io.quarkiverse.sluice.ChannelPair;
import io.quarkiverse.sluice.Receiver;
import io.quarkiverse.sluice.classics.Rounds;
import io.quarkiverse.sluice.classics.Scenario;
import io.quarkiverse.sluice.fixture.Await;
import io.quarkiverse.sluice.fixture.Caller;
import io.quarkiverse.sluice.fixture.Crew;
import io.quarkiverse.sluice.fixture.Flavour;
import io.quarkiverse.sluice.fixture.Op;

/**
 * Many messages from one and from many tasks, received with and without a time, across kinds of tasks.
 * <p>
 * Source: Rust's standard library, tests/sync/mpsc.rs and mpsc_sync.rs (stress to no_runtime, stress_recv_timeout_* to
 * shared_chan_stress, recv_timeout, send_timeout, issue_15761).
 */
class QuantityTest extends Scenario {

    @ParameterizedTest
    @EnumSource
    void manySenders_oneReceiver_countsThemAllAndNoneIsLeft(Flavour flavour) throws Exception {
        ChannelPair<Integer> channel = channel(flavour);
        int each = Rounds.of(250);
        var received = go("receive all", () -> {
            for (int i = 0; i < 8 * each; i++) {
                assertThat(receive(channel.receiver())).isEqualTo(1);
            }
            return receiveOrEnd(channel.receiver());
        });
        var sends = IntStream.range(0, 8).mapToObj(i -> {
            var sender = channel.sender().duplicate();
            return go("send", () -> {
                for (int n = 0; n < each; n++) {
                    send(sender, 1);
                }
                sender.close();
            });
        }).toList();
        channel.sender().close();

        assertThat(received.value()).as("nothing but the end").isNull();
        sends.forEach(Op::value);
    }

    @ParameterizedTest
    @EnumSource
    void timedReceives_untilTheEnd_countEveryMessageOfEverySender(Flavour flavour) {
        ChannelPair<Integer> channel = channel(flavour);
        int senders = 8;
        int each = Rounds.of(50);
        var received = go("receive until the end", () -> countUntilEnd(channel.receiver()));
        for (int s = 0; s < senders; s++) {
            var sender = channel.sender().duplicate();
            go("send with pauses", () -> {
                for (int i = 0; i < each; i++) {
                    if (i % 10 == 0) {
                        // A pause in which the receiver's time runs out.
                        receive(Scenario.<Integer> channel(flavour).receiver(), Duration.ofMillis(1));
                    }
                    send(sender, 1);
                }
                sender.close();
            });
        }
        channel.sender().close();

        assertThat(received.value()).isEqualTo(senders * each);
    }

    private int countUntilEnd(Receiver<Integer> from) throws InterruptedException {
        int count = 0;
        try {
            while (true) {
                var message = receive(from, Duration.ofNanos(500_000));
                count += message == null ? 0 : message;
            }
        } catch (ChannelClosedException closed) {
            return count;
        }
    }

    @ParameterizedTest
    @EnumSource
    void timedOperations_inTurn_succeedOrRunOut(Flavour flavour) {
        ChannelPair<Integer> channel = channel(flavour);
        assertThat(crew.receive(channel.receiver(), BRIEFLY).value()).isNull();
        long start = System.nanoTime();
        assertThat(crew.receive(channel.receiver(), BRIEFLY).value()).isNull();
        assertThat(System.nanoTime() - start).as("not before its time").isGreaterThanOrEqualTo(BRIEFLY.toNanos());

        var backlog = fill(channel.sender(), flavour);
        assertThat(crew.send(channel.sender(), -1, BRIEFLY).value()).isEqualTo(!flavour.canBeFull());
        for (int message : backlog) {
            assertThat(crew.receive(channel.receiver(), BRIEFLY).value()).isEqualTo(message);
        }
        assertThat(crew.receive(channel.receiver(), BRIEFLY).value()).isEqualTo(flavour.canBeFull() ? null : -1);
    }

    @ParameterizedTest
    @EnumSource
    void veryLongTime_isForEverAndNoFault(Flavour flavour) {
        ChannelPair<Integer> channel = channel(flavour);
        var receive = crew.receive(channel.receiver(), Duration.ofSeconds(Long.MAX_VALUE));
        Await.waitingReceivers(channel.control(), 1);

        crew.send(channel.sender(), 1, Duration.ofSeconds(Long.MAX_VALUE)).value();

        assertThat(receive.value()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void hundredTasks_oneMessageEach_allArrive(Flavour flavour) {
        ChannelPair<Integer> channel = channel(flavour);
        int total = Rounds.of(100);
        var sends = IntStream.range(0, total).mapToObj(i -> {
            var sender = channel.sender().duplicate();
            return crew.send(sender, i);
        }).toList();

        assertThat(crew.receiveEach(channel.receiver(), total).value()).containsExactlyInAnyOrderElementsOf(numbers(total));
        sends.forEach(Op::value);
        assertThat(crew.receive(channel.receiver(), BRIEFLY).value()).isNull();
        assertThat(channel.control().statistics().senders()).isEqualTo(total + 1);
    }

    @ParameterizedTest
    @EnumSource
    void everyKindOfCaller_onOneChannel_meetsEveryOther(Flavour flavour) {
        ChannelPair<Integer> there = channel(flavour);
        ChannelPair<Integer> back = channel(flavour);
        for (var other : Stream.of(Caller.values()).filter(Caller::isAvailable).toList()) {
            try (var others = new Crew(other)) {
                var echo = others.receiveEach(there.receiver(), 40);
                var sent = crew.sendEach(there.sender(), numbers(40));
                assertThat(echo.value()).isEqualTo(numbers(40));
                assertThat(sent.value()).isEqualTo(40);

                var answers = crew.receiveEach(back.receiver(), 40);
                others.sendEach(back.sender(), echo.value()).value();
                assertThat(answers.value()).isEqualTo(numbers(40));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void tryAnswersToAReceive_manyTimesOver_findTheRoomTheyNeed(Flavour flavour) {
        ChannelPair<Integer> requests = channel(flavour);
        ChannelPair<Integer> answers = channel(flavour);
        for (int i = 0; i < Rounds.of(50); i++) {
            var answer = go("answer", () -> {
                int request = receive(requests.receiver());
                if (flavour.isRendezvous()) {
                    Await.waitingReceivers(answers.control(), 1);
                }
                assertThat(answers.sender().trySend(request + 1)).isTrue();
            });
            var received = crew.receive(answers.receiver());
            crew.sendEach(requests.sender(), List.of(i)).value();

            assertThat(received.value()).isEqualTo(i + 1);
            answer.value();
        }
    }
}
