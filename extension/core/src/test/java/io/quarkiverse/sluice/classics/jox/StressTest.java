package io.quarkiverse.sluice.classics.jox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.quarkiverse.sluice.ChannelClosedException;
import io.quarkiverse.sluice.ChannelPair;
import io.quarkiverse.sluice.Receiver;
import io.quarkiverse.sluice.Select;
import io.quarkiverse.sluice.classics.Rounds;
import io.quarkiverse.sluice.classics.Scenario;
import io.quarkiverse.sluice.fixture.Await;
import io.quarkiverse.sluice.fixture.DirectSubscriber;
import io.quarkiverse.sluice.fixture.Flavour;
import io.quarkiverse.sluice.fixture.Op;

/**
 * Random operations that are stopped or run out of time at random, until one task completes the channels: every message
 * has one fate.
 * <p>
 * Source: Jox, StressTest, and the concurrent tests of ChannelTrySendReceiveTest.
 */
class StressTest extends Scenario {

    /**
     * What became of the messages. A cancelled subscription does not hear whether its message was taken in that instant,
     * so its fate is open; a thread always knows.
     */
    private record Ledger(Collection<String> sent, Collection<String> kept, Collection<String> open,
            Collection<String> received) {

        Ledger() {
            this(new ConcurrentLinkedQueue<>(), new ConcurrentLinkedQueue<>(), new ConcurrentLinkedQueue<>(),
                    new ConcurrentLinkedQueue<>());
        }

        void assertBalanced(List<ChannelPair<String>> channels) {
            Await.until("every receive has been told of its message", () -> received.size() == channels.stream()
                    .mapToLong(channel -> channel.control().statistics().received()).sum());
            for (var channel : channels) {
                received.addAll(channel.control().drain());
                assertNobodyWaits(channel);
            }
            assertThat(received).as("received or left").doesNotHaveDuplicates().containsAll(sent)
                    .doesNotContainAnyElementsOf(kept.isEmpty() ? List.of("none") : kept);
            assertThat(received).as("nothing from nowhere").allMatch(m -> sent.contains(m) || open.contains(m));
        }
    }

    @ParameterizedTest
    @EnumSource
    void randomOperations_onOneChannel_areAccountedFor(Flavour flavour) {
        run(List.of(channel(flavour)), true);
    }

    @ParameterizedTest
    @EnumSource
    void randomSelects_overTenChannels_areAccountedFor(Flavour flavour) {
        run(IntStream.range(0, 10).mapToObj(i -> Scenario.<String> channel(flavour)).toList(), false);
    }

    private void run(List<ChannelPair<String>> channels, boolean direct) {
        var ledger = new Ledger();
        int rounds = Rounds.of(30);
        var tasks = IntStream.range(0, 4).mapToObj(task -> go("operate at random", () -> {
            var random = new Random();
            for (int i = 0; i < rounds; i++) {
                operate(direct ? channels : shuffled(channels), direct, random, "T" + task + "I" + i, ledger);
            }
            if (task == 0) {
                channels.forEach(channel -> channel.control().complete());
            }
        })).toList();

        tasks.forEach(Op::value);
        ledger.assertBalanced(channels);
    }

    private static <T> List<T> shuffled(List<T> list) {
        var copy = new ArrayList<>(list);
        Collections.shuffle(copy);
        return copy;
    }

    private void operate(List<ChannelPair<String>> channels, boolean direct, Random random, String message, Ledger ledger) {
        boolean stop = random.nextInt(4) == 0;
        if (random.nextBoolean()) {
            var sent = end(direct ? crew.send(channels.get(0).sender(), message, BRIEFLY)
                    : start(sending(channels, message).timeout(BRIEFLY, () -> false)), stop);
            if (sent == null && !caller.blocks()) {
                ledger.open().add(message);
            } else {
                (Boolean.TRUE.equals(sent) ? ledger.sent() : ledger.kept()).add(message);
            }
        } else if (!direct) {
            end(start(receiving(channels, ledger).timeout(BRIEFLY, () -> true)), stop);
        } else if (caller.blocks()) {
            var received = end(crew.receive(channels.get(0).receiver(), BRIEFLY), stop);
            if (received != null) {
                ledger.received().add(received);
            }
        } else {
            var ended = new CompletableFuture<Boolean>();
            var subscriber = DirectSubscriber.subscribe(channels.get(0).receiver().receiveAsync(BRIEFLY), received -> {
                ledger.received().add(received);
                ended.complete(true);
            }, failure -> ended.complete(false));
            if (stop) {
                subscriber.cancel();
            } else {
                ended.orTimeout(Await.LIMIT.toNanos(), TimeUnit.NANOSECONDS).join();
            }
        }
    }

    private static Select<Boolean> sending(List<ChannelPair<String>> channels, String message) {
        var select = Select.<Boolean> first();
        channels.forEach(channel -> select.send(channel.sender(), message, () -> true));
        return select;
    }

    private static Select<Boolean> receiving(List<ChannelPair<String>> channels, Ledger ledger) {
        var select = Select.<Boolean> first();
        channels.forEach(channel -> select.receive(channel.receiver(), ledger.received()::add));
        return select;
    }

    /** What the operation returned, or {@code null} if it was stopped; that the channel is closed is as good as no time. */
    private static <V> V end(Op<V> op, boolean stop) {
        if (stop) {
            Thread.yield();
            op.stop();
        }
        try {
            return returned(op) ? op.value() : null;
        } catch (AssertionError e) {
            if (e.getCause() instanceof ChannelClosedException) {
                return null;
            }
            throw e;
        }
    }

    @ParameterizedTest
    @EnumSource
    void trySendsAgainstTryReceives_inManyTasks_loseAndRepeatNothing(Flavour flavour) {
        ChannelPair<Integer> channel = channel(flavour);
        int each = Rounds.of(500);
        var sends = IntStream.range(0, 3).mapToObj(task -> go("try to send", () -> {
            var sent = new ArrayList<Integer>();
            for (int i = 0; i < each; i++) {
                if (channel.sender().trySend(task * each + i)) {
                    sent.add(task * each + i);
                }
            }
            return sent;
        })).toList();
        var done = new AtomicBoolean();
        var receives = IntStream.range(0, 3).mapToObj(task -> go("try to receive", () -> tryReceives(channel.receiver(), done)))
                .toList();

        var sent = sends.stream().flatMap(op -> op.value().stream()).toList();
        done.set(true);
        var received = receives.stream().flatMap(op -> op.value().stream()).toList();
        assertThat(received).containsExactlyInAnyOrderElementsOf(sent);
        if (flavour.isRendezvous()) {
            assertThat(received).as("two tries never meet").isEmpty();
        }
    }

    private static List<Integer> tryReceives(Receiver<Integer> from, AtomicBoolean done) {
        var received = new ArrayList<Integer>();
        while (true) {
            boolean last = done.get();
            var message = from.tryReceive();
            if (message != null) {
                received.add(message);
            } else if (last) {
                return received;
            } else {
                Await.giveWay();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void trySendsAgainstWaitingReceives_everyMessageArrivesInOrder(Flavour flavour) {
        ChannelPair<Integer> channel = channel(flavour);
        int count = Rounds.of(200);
        var received = crew.receiveEach(channel.receiver(), count);
        go("try until sent", () -> {
            for (int i = 0; i < count; i++) {
                while (!channel.sender().trySend(i)) {
                    Await.giveWay();
                }
            }
        });

        assertThat(received.value()).isEqualTo(numbers(count));
    }
}
