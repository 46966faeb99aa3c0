package io.quarkiverse.sluice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.quarkiverse.sluice.fixture.Await;
import io.quarkiverse.sluice.fixture.Caller;
import io.quarkiverse.sluice.fixture.ChannelContract;
import io.quarkiverse.sluice.fixture.Op;

class SelectContractTest extends ChannelContract {

    @Test
    void s1_receiveReady_happensAndTheOthersLeaveNoTrace() {
        ChannelPair<Integer> ready = channel();
        ChannelPair<Integer> idle = channel();
        var waitingSend = crew.send(ready.sender(), 7);
        Await.until("a message is offered", () -> ready.control().statistics().waitingSenders() == 1
                || ready.sender().depth() == 1);

        var chosen = await(Select.<String> first().receive(idle.receiver(), m -> "idle " + m)
                .receive(ready.receiver(), m -> "ready " + m));

        assertThat(chosen.value()).isEqualTo("ready 7");
        waitingSend.value();
        assertThat(ready.sender().depth()).isZero();
        assertNoTrace(idle);
    }

    @Test
    void s1_waitingSelect_firstMessageWins() {
        ChannelPair<Integer> one = channel();
        ChannelPair<Integer> other = channel();
        var chosen = await(Select.<String> first().receive(one.receiver(), m -> "one " + m)
                .receive(other.receiver(), m -> "other " + m));
        Await.waitingReceivers(one.control(), 1);
        Await.waitingReceivers(other.control(), 1);

        assertThat(other.sender().trySend(7)).isTrue();

        assertThat(chosen.value()).isEqualTo("other 7");
        assertNoTrace(one);
        assertNoTrace(other);
    }

    @Test
    void s1_waitingSend_happensOnceThereIsRoom() {
        assumeTrue(flavour.canBeFull(), "A send never waits");
        ChannelPair<Integer> full = channel();
        ChannelPair<Integer> idle = channel();
        var expected = new ArrayList<>(fill(full.sender()));
        expected.add(-1);
        var chosen = await(Select.<String> first().send(full.sender(), -1, () -> "sent").receive(idle.receiver(), m -> "got"));
        Await.waitingSenders(full.control(), 1);

        var received = crew.receiveEach(full.receiver(), expected.size());

        assertThat(chosen.value()).isEqualTo("sent");
        assertThat(received.value()).isEqualTo(expected);
        assertNoTrace(idle);
    }

    @Test
    void s1_callbackThatThrows_theEffectStays() {
        ChannelPair<Integer> channel = channel();
        var failure = new IllegalStateException("callback fails on purpose");
        var chosen = await(Select.<String> first().receive(channel.receiver(), m -> {
            throw failure;
        }));
        Await.waitingReceivers(channel.control(), 1);
        assertThat(channel.sender().trySend(7)).isTrue();

        assertThat(chosen.failure()).isSameAs(failure);
        assertThat(channel.control().statistics().received()).isEqualTo(1);
    }

    @Test
    void s1_callback_runsOutsideLocks() {
        ChannelPair<Integer> channel = channel();
        var chosen = await(Select.<Long> first().receive(channel.receiver(),
                m -> crew.call("look", () -> channel.control().statistics().received()).value()));
        Await.waitingReceivers(channel.control(), 1);

        assertThat(channel.sender().trySend(7)).isTrue();

        assertThat(chosen.value()).isEqualTo(1L);
    }

    @Test
    void s1_stopped_leavesNoTrace() {
        ChannelPair<Integer> one = channel();
        ChannelPair<Integer> other = channel();
        var chosen = await(Select.<String> first().receive(one.receiver(), m -> "one").receive(other.receiver(), m -> "other"));
        Await.waitingReceivers(one.control(), 1);
        Await.waitingReceivers(other.control(), 1);

        assertThat(chosen.stop().wasStopped()).isTrue();

        assertNoTrace(one);
        assertNoTrace(other);
    }

    @Test
    void timeout_nothingReady_runsItsCallbackAndLeavesNoTrace() {
        ChannelPair<Integer> channel = channel();

        long before = System.nanoTime();
        var chosen = await(Select.<String> first().receive(channel.receiver(), m -> "got")
                .timeout(Duration.ofMillis(5), () -> "late")).value();

        assertThat(chosen).isEqualTo("late");
        assertThat(System.nanoTime() - before).isGreaterThanOrEqualTo(Duration.ofMillis(5).toNanos());
        assertNoTrace(channel);
    }

    @Test
    void timeout_zeroOrNegative_triesOnce() {
        for (var limit : List.of(Duration.ZERO, Duration.ofSeconds(-1))) {
            ChannelPair<Integer> channel = channel();
            boolean queued = channel.sender().trySend(7);
            var chosen = await(Select.<String> first().receive(channel.receiver(), m -> "got").timeout(limit, () -> "late"));
            assertThat(chosen.value()).isEqualTo(queued ? "got" : "late");
        }
    }

    @Test
    void s4_closed_runsTheClosedCallback() {
        ChannelPair<Integer> ended = channel();
        ChannelPair<Integer> idle = channel();
        ended.control().fail(new Exception("dry"));

        var received = await(Select.<CloseReason> first().receive(idle.receiver(), m -> null)
                .receive(ended.receiver(), m -> null, ChannelClosedException::reason));
        assertThat(received.value()).isEqualTo(CloseReason.FAILED);

        ChannelPair<Integer> abandoned = channel();
        abandoned.receiver().close();
        var sent = await(Select.<CloseReason> first().receive(idle.receiver(), m -> null)
                .send(abandoned.sender(), 1, () -> null, ChannelClosedException::reason));
        assertThat(sent.value()).isEqualTo(CloseReason.DISCONNECTED);
        assertNoTrace(idle);
    }

    @Test
    void s4_closedWhileWaiting_withoutACallbackThrowsWithTheName() {
        ChannelPair<Integer> channel = channel();
        ChannelPair<Integer> idle = channel();
        var chosen = await(
                Select.<String> first().receive(channel.receiver(), m -> "got").receive(idle.receiver(), m -> "idle"));
        Await.waitingReceivers(channel.control(), 1);
        Await.waitingReceivers(idle.control(), 1);

        channel.sender().close();

        assertThat(chosen.failure()).isInstanceOf(ChannelClosedException.class).hasMessageContaining("orders");
        assertNoTrace(idle);
    }

    @Test
    void s4_closedWithABacklog_theBacklogComesFirst() {
        ChannelPair<Integer> channel = channel();
        var backlog = fill(channel.sender());
        channel.sender().close();

        var received = new ArrayList<Integer>();
        for (int i = 0; i <= backlog.size(); i++) {
            received.add(await(Select.<Integer> first().receive(channel.receiver(), m -> m, closed -> -1)).value());
        }

        var expected = new ArrayList<>(backlog);
        expected.add(-1);
        assertThat(received).isEqualTo(expected);
    }

    @Test
    void s5_sameChannelTwice_oneMessageIsReceived() {
        ChannelPair<Integer> channel = channel();
        var chosen = await(Select.<String> first().receive(channel.receiver(), m -> "first " + m)
                .receive(channel.receiver(), m -> "second " + m));
        Await.until("the select waits", () -> channel.control().statistics().waitingReceivers() > 0);

        assertThat(channel.sender().trySend(7)).isTrue();

        assertThat(chosen.value()).isIn("first 7", "second 7");
        assertThat(channel.control().statistics().received()).isEqualTo(1);
        assertNoTrace(channel);
    }

    @Test
    void s5_sendAndReceiveOnOneRendezvousChannel_neverMatchItself() {
        assumeTrue(flavour.isRendezvous(), "Elsewhere the send is simply ready");
        ChannelPair<Integer> channel = channel();
        var chosen = await(Select.<String> first().send(channel.sender(), 1, () -> "sent")
                .receive(channel.receiver(), m -> "received " + m));
        Await.waitingReceivers(channel.control(), 1);
        Await.waitingSenders(channel.control(), 1);
        assertThat(chosen.isDone()).isFalse();

        assertThat(channel.sender().trySend(2)).isTrue();

        assertThat(chosen.value()).isEqualTo("received 2");
        assertNoTrace(channel);
    }

    private <R> Op<R> await(Select<R> select) {
        return caller == Caller.UNI ? crew.subscribe("awaitAsync", select.awaitAsync()) : crew.call("await", select::await);
    }

    private static void assertNoTrace(ChannelPair<Integer> channel) {
        Await.waitingReceivers(channel.control(), 0);
        Await.waitingSenders(channel.control(), 0);
        assertThat(channel.sender().depth()).isZero();
    }
}
