package io.quarkiverse.sluice.classics.go;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.quarkiverse.sluice.ChannelPair;
import io.quarkiverse.sluice.Channels;
import io.quarkiverse.sluice.classics.Rounds;
import io.quarkiverse.sluice.classics.Scenario;
import io.quarkiverse.sluice.fixture.Caller;
import io.quarkiverse.sluice.fixture.Flavour;
import io.quarkiverse.sluice.fixture.Op;

/**
 * Order, alone and across tasks that wait for each other in a row, and a row of very many tasks.
 * <p>
 * Source: Go, test/chan/fifo.go and goroutines.go.
 */
class ChainTest extends Scenario {

    @ParameterizedTest
    @EnumSource
    void fifo_asynchronous_whatIsQueuedComesOutInOrder(Flavour flavour) {
        ChannelPair<Integer> channel = channel(flavour);
        var queued = fill(channel.sender(), flavour);

        assertThat(crew.receiveEach(channel.receiver(), queued.size()).value()).isEqualTo(queued);
    }

    @ParameterizedTest
    @EnumSource
    void fifo_synchronous_eachTaskOfAChainGetsItsOwnMessage(Flavour flavour) {
        ChannelPair<Integer> channel = channel(flavour);
        ChannelPair<Integer> start = channel(flavour);
        var tasks = new ArrayList<Op<Integer>>();
        var turn = start.receiver();
        for (int i = 0; i < 10; i++) {
            ChannelPair<Integer> next = channel(flavour);
            var mine = turn;
            tasks.add(go("chain", () -> {
                receive(mine);
                int message = receive(channel.receiver());
                send(next.sender(), 1);
                return message;
            }));
            turn = next.receiver();
        }
        var end = crew.receive(turn);
        var sends = crew.sendEach(channel.sender(), numbers(10));
        var first = crew.send(start.sender(), 0);

        assertThat(tasks.stream().map(Op::value).toList()).isEqualTo(numbers(10));
        assertThat(end.value()).isEqualTo(1);
        sends.value();
        first.value();
    }

    @Test
    void ring_ofManyTasks_aNumberGoesRoundAndIsCountedByEach() {
        int length = switch (caller) {
            case PLATFORM -> 200;
            case VIRTUAL -> Rounds.of(2_000);
            case UNI -> Rounds.of(10_000);
        };
        ChannelPair<Integer> leftmost = Channels.rendezvous();
        var left = leftmost;
        for (int i = 0; i < length; i++) {
            ChannelPair<Integer> right = Channels.rendezvous();
            var to = left.sender();
            if (caller == Caller.UNI) {
                crew.subscribe("pass on", right.receiver().receiveAsync().chain(number -> to.sendAsync(number + 1)));
            } else {
                go("pass on", () -> send(to, receive(right.receiver()) + 1));
            }
            left = right;
        }
        var first = crew.send(left.sender(), 0);

        assertThat(crew.receive(leftmost.receiver()).value()).isEqualTo(length);
        first.value();
    }
}
