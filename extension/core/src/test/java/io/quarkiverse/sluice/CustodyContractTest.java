package io.quarkiverse.sluice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import io.quarkiverse.sluice.fixture.Await;
import io.quarkiverse.sluice.fixture.ChannelContract;
import io.quarkiverse.sluice.fixture.Undelivered;

class CustodyContractTest extends ChannelContract {

    @Test
    void o2_everyMessageOfSeveralSenders_isReceivedExactlyOnce() {
        assumeTrue(flavour.keepsAll(), "Sends more than there is room for");
        ChannelPair<Integer> channel = channel();
        var numbers = numbers(1_500);
        for (int from = 0; from < numbers.size(); from += 500) {
            crew.sendEach(channel.sender(), numbers.subList(from, from + 500));
        }

        var one = crew.receiveEach(channel.receiver(), 750);
        var other = crew.receiveEach(channel.receiver(), 750);

        var received = new ArrayList<>(one.value());
        received.addAll(other.value());
        assertThat(received).containsExactlyInAnyOrderElementsOf(numbers);
    }

    @Test
    void o2_lastReceiverClosed_backlogIsHandedOverInThatThread() {
        var undelivered = new Undelivered<Integer>();
        var channel = channel(undelivered);
        var backlog = fill(channel.sender());

        channel.receiver().close();

        assertThat(undelivered.messages(UndeliveredReason.DISCONNECTED)).isEqualTo(backlog);
        assertThat(undelivered.threads()).isSubsetOf(Thread.currentThread());
    }

    @Test
    void o2_handlerThatThrows_wedgesNothing() {
        var calls = new AtomicInteger();
        var channel = flavour.<Integer> builder("orders").onUndelivered((message, reason) -> {
            calls.incrementAndGet();
            throw new IllegalStateException("handler fails on purpose");
        }).build();
        var backlog = fill(channel.sender());

        channel.control().failNow(new IllegalStateException("over"));

        assertThat(calls).hasValue(backlog.size());
        assertThat(crew.receive(channel.receiver()).failure()).isInstanceOf(ChannelClosedException.class);
        assertThat(channel.receiver().isDrained()).isTrue();
    }

    @Test
    void o2_handler_mayWaitForAnotherThreadThatUsesTheChannel() {
        var seenByOthers = new ArrayList<Boolean>();
        var pair = new ArrayList<ChannelPair<Integer>>();
        var channel = flavour.<Integer> builder("orders")
                .onUndelivered((message, reason) -> seenByOthers
                        .add(crew.call("look", () -> pair.get(0).receiver().isDrained()).value()))
                .build();
        pair.add(channel);
        var backlog = fill(channel.sender()).size();

        channel.control().failNow(new IllegalStateException("over"));

        assertThat(seenByOthers).hasSize(backlog).allMatch(drained -> drained);
    }

    @Test
    void o4_stoppedReceive_losesNoMessage() {
        ChannelPair<Integer> channel = channel();
        var stopped = crew.receive(channel.receiver());
        Await.waitingReceivers(channel.control(), 1);

        assertThat(stopped.stop().wasStopped()).isTrue();
        Await.waitingReceivers(channel.control(), 0);

        var next = crew.receive(channel.receiver());
        crew.send(channel.sender(), 7).value();
        assertThat(next.value()).isEqualTo(7);
    }

    @Test
    void o4_receivesTimingOutAllTheTime_loseNoMessage() {
        assumeTrue(flavour.keepsAll(), "Sends more than there is room for");
        ChannelPair<Integer> channel = channel();
        var numbers = numbers(300);
        var sent = crew.sendEach(channel.sender(), numbers);

        var received = new ArrayList<Integer>();
        while (received.size() < numbers.size()) {
            var message = crew.receive(channel.receiver(), Duration.ofNanos(20_000)).value();
            if (message != null) {
                received.add(message);
            }
        }

        assertThat(received).isEqualTo(numbers);
        assertThat(sent.value()).isEqualTo(numbers.size());
    }

    @Test
    void o4_stoppedSend_leavesNoMessageBehind() {
        ChannelPair<Integer> channel = channel();
        assumeTrue(flavour.canBeFull(), "A send never waits");
        var backlog = fill(channel.sender());
        var stopped = crew.send(channel.sender(), -1);
        Await.waitingSenders(channel.control(), 1);

        assertThat(stopped.stop().wasStopped()).isTrue();

        Await.waitingSenders(channel.control(), 0);
        assertThat(channel.control().drain()).isEqualTo(backlog);
        assertThat(channel.receiver().tryReceive()).isNull();
    }

    @Test
    void o4_timedOutSend_leavesNoMessageBehind() {
        assumeTrue(flavour.keepsAll(), "Sends more than there is room for");
        ChannelPair<Integer> channel = channel();
        var backlog = fill(channel.sender());

        boolean sent = crew.send(channel.sender(), -1, Duration.ofMillis(5)).value();

        assertThat(sent).isEqualTo(!flavour.canBeFull());
        if (!sent) {
            assertThat(channel.control().drain()).isEqualTo(backlog);
            assertThat(channel.receiver().tryReceive()).isNull();
        }
    }
}
