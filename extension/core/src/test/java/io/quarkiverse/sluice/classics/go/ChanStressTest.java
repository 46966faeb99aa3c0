package io.quarkiverse.sluice.classics.go;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.quarkiverse.sluice.ChannelPair;
import io.quarkiverse.sluice.Receiver;
import io.quarkiverse.sluice.Sender;
import io.quarkiverse.sluice.classics.Rounds;
import io.quarkiverse.sluice.classics.Scenario;
import io.quarkiverse.sluice.fixture.Await;
import io.quarkiverse.sluice.fixture.Flavour;
import io.quarkiverse.sluice.fixture.Op;

/**
 * Many tasks on one channel: workers between two channels, and senders that stay blocked while the machine is busy with
 * their memory.
 * <p>
 * Source: Go, src/runtime/chan_test.go (TestMultiConsumer, TestShrinkStackDuringBlockedSend,
 * TestNoShrinkStackWhileParking, TestSelectStackAdjust).
 */
class ChanStressTest extends Scenario {

    private static final List<Integer> PRIMES = List.of(2, 3, 7, 11, 13, 17, 19, 23, 27, 31);

    @ParameterizedTest
    @EnumSource
    void multiConsumer_workersBetweenTwoChannels_everyPieceOnce(Flavour flavour) {
        ChannelPair<Integer> queue = channel(flavour);
        ChannelPair<Integer> results = channel(flavour);
        int pieces = Rounds.of(1_000);
        var expected = new TreeMap<Integer, Integer>();
        for (int i = 0; i < pieces; i++) {
            expected.merge(PRIMES.get(i % PRIMES.size()), 1, Integer::sum);
        }
        var workers = new ArrayList<Op<Integer>>();
        for (int i = 0; i < 23; i++) {
            int slowAt = PRIMES.get(i % PRIMES.size());
            var results1 = results.sender().duplicate();
            workers.add(go("work", () -> work(queue.receiver(), results1, slowAt)));
        }
        results.sender().close();
        go("feed", () -> {
            for (int i = 0; i < pieces; i++) {
                send(queue.sender(), PRIMES.get(i % PRIMES.size()));
            }
            queue.sender().close();
        });

        var got = go("collect", () -> {
            var times = new TreeMap<Integer, Integer>();
            for (var piece = receiveOrEnd(results.receiver()); piece != null; piece = receiveOrEnd(results.receiver())) {
                times.merge(piece, 1, Integer::sum);
            }
            return times;
        });

        assertThat(got.value()).isEqualTo(expected);
        assertThat(workers.stream().mapToInt(Op::value).sum()).isEqualTo(pieces);
    }

    private int work(Receiver<Integer> queue, Sender<Integer> results, int slowAt) throws InterruptedException {
        int done = 0;
        for (var piece = receiveOrEnd(queue); piece != null; piece = receiveOrEnd(queue)) {
            if (piece == slowAt) {
                Thread.yield();
            }
            send(results, piece);
            done++;
        }
        results.close();
        return done;
    }

    @ParameterizedTest
    @EnumSource
    void blockedSends_whileTheStackComesAndGoes_arriveInOrder(Flavour flavour) {
        ChannelPair<Integer> channel = channel(flavour);
        var sender = go("send from deep down", () -> {
            for (int i = 0; i < 10; i++) {
                sendFromDepth(channel.sender(), i, 20 * i);
            }
        });

        for (int i = 0; i < 10; i++) {
            if (flavour.isRendezvous()) {
                Await.waitingSenders(channel.control(), 1);
            }
            if (i == 5) {
                System.gc();
            }
            assertThat(crew.receive(channel.receiver()).value()).isEqualTo(i);
        }
        sender.value();
    }

    private void sendFromDepth(Sender<Integer> to, int message, int depth) throws InterruptedException {
        if (depth == 0) {
            send(to, message);
        } else {
            sendFromDepth(to, message, depth - 1);
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "UNBOUNDED")
    void blockedSends_fiftyOfThem_areServedOldestFirst(Flavour flavour) {
        ChannelPair<Integer> channel = channel(flavour);
        var expected = new ArrayList<>(fill(channel.sender(), flavour));
        var sends = new ArrayList<Op<Void>>();
        for (int i = 0; i < 50; i++) {
            sends.add(crew.send(channel.sender(), 1000 + i));
            expected.add(1000 + i);
            Await.waitingSenders(channel.control(), i + 1);
        }
        System.gc();

        assertThat(crew.receiveEach(channel.receiver(), expected.size()).value()).isEqualTo(expected);
        sends.forEach(Op::value);
        assertNobodyWaits(channel);
    }

    @ParameterizedTest
    @EnumSource
    void pingPong_twoChannels_takesTurns(Flavour flavour) {
        ChannelPair<Integer> ping = channel(flavour);
        ChannelPair<Integer> pong = channel(flavour);
        int rounds = Rounds.of(300);
        var answer = go("pong", () -> {
            for (int i = 0; i < rounds; i++) {
                send(pong.sender(), receive(ping.receiver()) + 1);
            }
        });
        var ask = go("ping", () -> {
            int ball = 0;
            for (int i = 0; i < rounds; i++) {
                send(ping.sender(), ball);
                ball = receive(pong.receiver()) + 1;
            }
            return ball;
        });

        assertThat(ask.value()).isEqualTo(2 * rounds);
        answer.value();
    }
}
