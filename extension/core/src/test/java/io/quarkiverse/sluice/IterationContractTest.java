package io.quarkiverse.sluice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;

import org.junit.jupiter.api.Test;

import io.quarkiverse.sluice.fixture.Await;
import io.quarkiverse.sluice.fixture.ChannelContract;
import io.quarkiverse.sluice.fixture.Op;

class IterationContractTest extends ChannelContract {

    private final Exception cause = new Exception("the river is dry");

    @Test
    void c7_completed_iterationEndsNormally() {
        assumeTrue(flavour.keepsAll(), "Sends more than there is room for");
        ChannelPair<Integer> channel = channel();
        var iterated = iterate(channel.receiver());
        crew.sendEach(channel.sender(), numbers(200)).value();
        channel.sender().close();

        assertThat(iterated.value()).isEqualTo(numbers(200));
    }

    @Test
    void c7_failed_iterationThrowsAfterTheBacklog() {
        ChannelPair<Integer> channel = channel();
        var backlog = fill(channel.sender());
        channel.sender().fail(cause);
        var iterated = new ArrayList<Integer>();

        assertThatExceptionOfType(ChannelClosedException.class)
                .isThrownBy(() -> channel.receiver().forEach(iterated::add))
                .withCause(cause).satisfies(e -> assertThat(e.reason()).isEqualTo(CloseReason.FAILED));
        assertThat(iterated).isEqualTo(backlog);
    }

    @Test
    void c7_hasNextAskedOften_losesAndRepeatsNothing() {
        assumeTrue(flavour.keepsAll(), "Sends more than there is room for");
        ChannelPair<Integer> channel = channel();
        crew.call("send", () -> {
            for (int i = 0; i < 50; i++) {
                channel.sender().send(i);
            }
            channel.sender().close();
            return null;
        });

        var iterated = new ArrayList<Integer>();
        var iterator = channel.receiver().iterator();
        while (iterator.hasNext() && iterator.hasNext()) {
            iterated.add(iterator.next());
        }

        assertThat(iterated).isEqualTo(numbers(50));
        assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(iterator::next);
    }

    @Test
    void c7_failed_streamFailsWithTheRawCause() {
        ChannelPair<Integer> channel = channel();
        var backlog = fill(channel.sender());
        channel.sender().fail(cause);
        var streamed = new ArrayList<Integer>();

        var stream = crew.subscribe("stream", channel.receiver().stream().invoke(streamed::add).collect().last());

        assertThat(stream.failure()).isSameAs(cause);
        assertThat(streamed).isEqualTo(backlog);
    }

    @Test
    void c7_completed_streamCompletes() {
        assumeTrue(flavour.keepsAll(), "Sends more than there is room for");
        ChannelPair<Integer> channel = channel();
        var streamed = crew.subscribe("stream", channel.receiver().stream().collect().asList());
        crew.sendEach(channel.sender(), numbers(200)).value();
        channel.sender().close();

        assertThat(streamed.value()).isEqualTo(numbers(200));
    }

    @Test
    void c7_streamCancelled_receiverStaysOpen() {
        ChannelPair<Integer> channel = channel();
        var firstTwo = crew.subscribe("stream", channel.receiver().stream().select().first(2).collect().asList());
        crew.sendEach(channel.sender(), numbers(2)).value();
        assertThat(firstTwo.value()).isEqualTo(numbers(2));
        Await.waitingReceivers(channel.control(), 0);

        var next = crew.receive(channel.receiver());
        crew.send(channel.sender(), 7).value();

        assertThat(next.value()).isEqualTo(7);
        assertThat(channel.receiver().isClosed()).isFalse();
    }

    @Test
    void c7_endClosedWhileItsStreamWaits_streamEnds() {
        ChannelPair<Integer> channel = channel();
        channel.receiver().duplicate();
        Op<?> stream = crew.subscribe("stream", channel.receiver().stream().collect().asList());
        Await.waitingReceivers(channel.control(), 1);

        channel.receiver().close();

        Await.until("the stream has ended", stream::isDone);
        assertThat(channel.sender().isClosed()).isFalse();
    }

    private Op<List<Integer>> iterate(Receiver<Integer> receiver) {
        return crew.call("iterate", () -> {
            var iterated = new ArrayList<Integer>();
            for (int message : receiver) {
                iterated.add(message);
            }
            return iterated;
        });
    }
}
