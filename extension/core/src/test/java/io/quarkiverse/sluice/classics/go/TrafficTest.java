package io.quarkiverse.sluice.classics.go;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkiverse.sluice.ChannelPair;
import io.quarkiverse.sluice.Channels;
import io.quarkiverse.sluice.Select;
import io.quarkiverse.sluice.classics.Rounds;
import io.quarkiverse.sluice.classics.Scenario;
import io.quarkiverse.sluice.fixture.Flavour;
import io.quarkiverse.sluice.fixture.Op;

/**
 * Numbered streams over many channels, sent and received directly and by select, each in order to the last.
 * <p>
 * Source: Go, test/ken/chan.go and chan1.go.
 */
class TrafficTest extends Scenario {

    private static final int EACH = 76;

    /** A channel with the next number to send and the next to expect; one task sends and one receives. */
    private record Line(ChannelPair<Integer> channel, AtomicInteger next, AtomicInteger expected) {

        boolean isSent() {
            return next.get() == EACH;
        }

        boolean isReceived() {
            return expected.get() == EACH;
        }
    }

    @ParameterizedTest
    @ValueSource(ints = { 0, 1, 10, 100 })
    void traffic_directAndBySelect_everyLineArrivesInOrder(int capacity) {
        var tasks = new ArrayList<Op<Void>>();
        var direct = lines(capacity, 4);
        direct.forEach(line -> tasks.add(sendDirectly(line)));
        direct.forEach(line -> tasks.add(receiveDirectly(line)));
        var toSelect = lines(capacity, 4);
        toSelect.forEach(line -> tasks.add(sendDirectly(line)));
        tasks.add(select(List.of(), toSelect));
        var fromSelect = lines(capacity, 4);
        tasks.add(select(fromSelect, List.of()));
        fromSelect.forEach(line -> tasks.add(receiveDirectly(line)));
        var there = lines(capacity, 4);
        var back = lines(capacity, 4);
        tasks.add(select(there, back));
        tasks.add(select(back, there));

        tasks.forEach(Op::value);
        for (var lines : List.of(direct, toSelect, fromSelect, there, back)) {
            assertThat(lines).allMatch(line -> line.isSent() && line.isReceived());
            lines.forEach(line -> assertNobodyWaits(line.channel()));
        }
    }

    private static List<Line> lines(int capacity, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Line(Channels.bounded(capacity), new AtomicInteger(), new AtomicInteger())).toList();
    }

    private Op<Void> sendDirectly(Line line) {
        return go("send", () -> {
            while (!line.isSent()) {
                dawdle();
                send(line.channel().sender(), line.next().getAndIncrement());
            }
        });
    }

    private Op<Void> receiveDirectly(Line line) {
        return go("receive", () -> {
            while (!line.isReceived()) {
                dawdle();
                assertThat(receive(line.channel().receiver())).isEqualTo(line.expected().getAndIncrement());
            }
        });
    }

    private Op<Void> select(List<Line> toSend, List<Line> toReceive) {
        return go("select", () -> {
            int left = EACH * (toSend.size() + toReceive.size());
            for (; left > 0; left--) {
                dawdle();
                var select = Select.<Integer> first();
                toSend.stream().filter(line -> !line.isSent()).forEach(line -> select.send(line.channel().sender(),
                        line.next().get(), line.next()::incrementAndGet));
                toReceive.stream().filter(line -> !line.isReceived())
                        .forEach(line -> select.receive(line.channel().receiver(), message -> {
                            assertThat(message).isEqualTo(line.expected().getAndIncrement());
                            return message;
                        }));
                choose(select);
            }
        });
    }

    private static void dawdle() {
        for (int i = ThreadLocalRandom.current().nextInt(4); i > 0; i--) {
            Thread.yield();
        }
    }

    @ParameterizedTest
    @EnumSource
    void tenReceivers_eachMessageIsSentBeforeItIsReceivedAndOnlyOnce(Flavour flavour) {
        ChannelPair<Integer> channel = channel(flavour);
        int count = Rounds.of(500);
        var state = new AtomicIntegerArray(count);
        var receivers = IntStream.range(0, 10).mapToObj(i -> go("select", () -> {
            int received = 0;
            while (true) {
                int message = choose(Select.<Integer> first().receive(channel.receiver(), m -> m, closed -> -1));
                if (message < 0) {
                    return received;
                }
                assertThat(state.compareAndSet(message, 1, 2)).as("sent and not received").isTrue();
                received++;
            }
        })).toList();
        go("send", () -> {
            for (int i = 0; i < count; i++) {
                assertThat(state.compareAndSet(i, 0, 1)).isTrue();
                send(channel.sender(), i);
            }
            channel.sender().close();
        }).value();

        assertThat(receivers.stream().mapToInt(Op::value).sum()).isEqualTo(count);
        assertThat(IntStream.range(0, count).map(state::get)).containsOnly(2);
    }
}
