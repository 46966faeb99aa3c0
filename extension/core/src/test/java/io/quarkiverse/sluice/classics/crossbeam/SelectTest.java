package io.quarkiverse.sluice.classics.crossbeam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.quarkiverse.sluice.ChannelClosedException;
import io.quarkiverse.sluice.ChannelPair;
import io.quarkiverse.sluice.Channels;
import io.quarkiverse.sluice.CloseReason;
import io.quarkiverse.sluice.Select;
import io.quarkiverse.sluice.classics.Scenario;
import io.quarkiverse.sluice.fixture.Await;
import io.quarkiverse.sluice.fixture.Flavour;

/**
 * One select at a time: the ready clause, the ended channel, time and otherwise, waking, and clauses on one channel.
 * <p>
 * Source: crossbeam-channel, tests/select.rs, ready.rs and select_macro.rs (smoke1 to nesting, send_recv_same_channel),
 * and the select tests at the end of tests/mpsc.rs.
 */
class SelectTest extends Scenario {

    @ParameterizedTest
    @EnumSource
    void smoke_amongFive_theOneThatIsReadyIsChosen(Flavour flavour) {
        List<ChannelPair<Integer>> channels = IntStream.range(0, 5).mapToObj(i -> Scenario.<Integer> channel(flavour)).toList();
        for (int ready = 0; ready < 5; ready++) {
            var send = crew.send(channels.get(ready).sender(), ready);
            var select = Select.<Integer> first();
            for (int c = 0; c < 5; c++) {
                int clause = c;
                select.receive(channels.get(c).receiver(), m -> 10 * clause + m);
            }

            assertThat(start(select).value()).isEqualTo(11 * ready);
            send.value();
        }
        channels.forEach(Scenario::assertNobodyWaits);
    }

    @ParameterizedTest
    @EnumSource
    void oneEnded_theOtherIdle_theEndIsChosenEachTime(Flavour flavour) {
        ChannelPair<Integer> ended = channel(flavour);
        ChannelPair<Integer> other = channel(flavour);
        ended.sender().close();
        for (int i = 0; i < 3; i++) {
            assertThat(start(Select.<String> first().receive(ended.receiver(), m -> "got", closed -> "ended")
                    .receive(other.receiver(), m -> "other").timeout(LONG, () -> "late")).value()).isEqualTo("ended");
        }

        var waiting = start(Select.<String> first().receive(other.receiver(), m -> "got", closed -> "ended")
                .timeout(LONG, () -> "late"));
        Await.waitingReceivers(other.control(), 1);
        other.sender().close();
        assertThat(waiting.value()).isEqualTo("ended");
    }

    @ParameterizedTest
    @EnumSource
    void otherwise_onlyWhileNothingIsReady(Flavour flavour) {
        ChannelPair<Integer> one = channel(flavour);
        ChannelPair<Integer> two = channel(flavour);
        assertThat(tryEither(one, two)).isEqualTo("nothing");

        var send = crew.send(two.sender(), 2);
        Await.until("a message is there", () -> two.sender().depth() + two.control().statistics().waitingSenders() == 1);
        assertThat(tryEither(one, two)).isEqualTo("got 2");
        send.value();
        assertThat(tryEither(one, two)).isEqualTo("nothing");

        one.sender().close();
        assertThat(tryEither(one, two)).isEqualTo("ended");
    }

    private String tryEither(ChannelPair<Integer> one, ChannelPair<Integer> two) {
        return start(Select.<String> first().receive(one.receiver(), m -> "got " + m, closed -> "ended")
                .receive(two.receiver(), m -> "got " + m, closed -> "ended").otherwise(() -> "nothing")).value();
    }

    @ParameterizedTest
    @EnumSource
    void timeout_nothingInTime_andAnotherSelectGetsIt(Flavour flavour) {
        ChannelPair<Integer> one = channel(flavour);
        ChannelPair<Integer> two = channel(flavour);
        assertThat(start(Select.<String> first().receive(one.receiver(), m -> "one").receive(two.receiver(), m -> "two")
                .timeout(BRIEFLY, () -> "late")).value()).isEqualTo("late");
        assertNobodyWaits(one);

        var select = start(Select.<String> first().receive(one.receiver(), m -> "one " + m)
                .receive(two.receiver(), m -> "two " + m).timeout(LONG, () -> "late"));
        Await.waitingReceivers(two.control(), 1);
        assertThat(two.sender().trySend(2)).isTrue();
        assertThat(select.value()).isEqualTo("two 2");
    }

    @ParameterizedTest
    @EnumSource
    void abandoned_sendAndReceive_areReadyForOtherwiseAndTimeout(Flavour flavour) {
        ChannelPair<Integer> noSender = channel(flavour);
        noSender.sender().close();
        ChannelPair<Integer> noReceiver = channel(flavour);
        noReceiver.receiver().close();

        assertThat(closed(start(Select.<String> first().receive(noSender.receiver(), m -> "got").otherwise(() -> "nothing"))))
                .isEqualTo(CloseReason.COMPLETED);
        assertThat(closed(start(Select.<String> first().receive(noSender.receiver(), m -> "got").timeout(LONG, () -> "late"))))
                .isEqualTo(CloseReason.COMPLETED);
        assertThat(closed(start(Select.<String> first().send(noReceiver.sender(), 1, () -> "sent").otherwise(() -> "full"))))
                .isEqualTo(CloseReason.DISCONNECTED);
        assertThat(
                closed(start(Select.<String> first().send(noReceiver.sender(), 1, () -> "sent").timeout(LONG, () -> "late"))))
                .isEqualTo(CloseReason.DISCONNECTED);
    }

    @Test
    void noClauses_isRefusedWithOtherwiseAndWithTimeoutToo() {
        assertThatIllegalStateException().isThrownBy(() -> choose(Select.<String> first().otherwise(() -> "nothing")));
        assertThatIllegalStateException().isThrownBy(() -> choose(Select.<String> first().timeout(LONG, () -> "late")));
    }

    @ParameterizedTest
    @EnumSource
    void waitingSelect_isWokenByASenderOrByAReceiver(Flavour flavour) {
        ChannelPair<Integer> one = channel(flavour);
        ChannelPair<Integer> two = channel(flavour);
        var receiving = start(
                Select.<String> first().receive(one.receiver(), m -> "one").receive(two.receiver(), m -> "two " + m)
                        .timeout(LONG, () -> "late"));
        Await.waitingReceivers(two.control(), 1);
        crew.send(two.sender(), 2).value();
        assertThat(receiving.value()).isEqualTo("two 2");

        assumeTrue(flavour.canBeFull(), "A send to an unbounded channel never waits");
        fill(one.sender(), flavour);
        fill(two.sender(), flavour);
        var sending = start(Select.<String> first().send(one.sender(), -1, () -> "one").send(two.sender(), -2, () -> "two")
                .timeout(LONG, () -> "late"));
        Await.waitingSenders(one.control(), 1);
        Await.waitingSenders(two.control(), 1);
        crew.receive(one.receiver()).value();
        assertThat(sending.value()).isEqualTo("one");
        assertNobodyWaits(two);
        assertThat(two.control().drain()).as("the other was not sent").doesNotContain(-2);
    }

    @ParameterizedTest
    @EnumSource
    void bothReady_inAnyOrder_eachHappensOnce(Flavour flavour) {
        ChannelPair<Integer> in = channel(flavour);
        ChannelPair<Integer> out = channel(flavour);
        fill(out.sender(), flavour);
        var partner = go("partner", () -> {
            send(in.sender(), 1);
            for (int i = 0; i < flavour.backlog(); i++) {
                receive(out.receiver());
            }
            return receive(out.receiver());
        });
        var chosen = go("select", () -> {
            boolean received = false;
            boolean sent = false;
            while (!received || !sent) {
                var select = Select.<String> first();
                if (!received) {
                    select.receive(in.receiver(), m -> "received " + m);
                }
                if (!sent) {
                    select.send(out.sender(), -2, () -> "sent");
                }
                var outcome = choose(select);
                received |= outcome.equals("received 1");
                sent |= outcome.equals("sent");
            }
        });

        chosen.value();
        assertThat(partner.value()).isEqualTo(-2);
        assertThat(in.control().statistics().received()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void endsThatComeAndGo_whileASelectWaits_doNotDisturbIt(Flavour flavour) {
        ChannelPair<Integer> one = channel(flavour);
        ChannelPair<Integer> two = channel(flavour);
        var select = start(Select.<String> first().receive(one.receiver(), m -> "one " + m, closed -> "ended")
                .receive(two.receiver(), m -> "two " + m, closed -> "ended"));
        Await.waitingReceivers(two.control(), 1);

        one.sender().duplicate().close();
        one.receiver().duplicate().close();
        assertThat(select.isDone()).isFalse();
        assertThat(one.receiver().tryReceive()).isNull();

        crew.send(two.sender(), 2).value();
        assertThat(select.value()).isEqualTo("two 2");
    }

    @ParameterizedTest
    @EnumSource
    void leftOver_theSenderIsGone_isReceivedAndThenTheEnd(Flavour flavour) throws Exception {
        assumeTrue(!flavour.isRendezvous(), "A rendezvous channel holds no message");
        ChannelPair<Integer> channel = channel(flavour);
        channel.sender().duplicate().close();
        assertThat(channel.sender().trySend(7)).isTrue();
        channel.sender().close();

        assertThat(start(Select.<Integer> first().receive(channel.receiver(), m -> m)).value()).isEqualTo(7);
        assertThat(closed(start(Select.<Integer> first().receive(channel.receiver(), m -> m))))
                .isEqualTo(CloseReason.COMPLETED);
        assertThat(closed(channel.receiver()::tryReceive)).isEqualTo(CloseReason.COMPLETED);
    }

    @ParameterizedTest
    @EnumSource
    void traffic_beforeTheSelectWaits_doesNotKeepItFromWaking(Flavour flavour) {
        ChannelPair<Integer> channel = channel(flavour);
        var sends = crew.sendEach(channel.sender(), List.of(1, 2));
        crew.receiveEach(channel.receiver(), 2).value();
        sends.value();
        var select = start(Select.<Integer> first().receive(channel.receiver(), m -> m));
        Await.waitingReceivers(channel.control(), 1);

        assertThat(channel.sender().trySend(3)).isTrue();

        assertThat(select.value()).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource
    void oneChannelFourTimes_everyClauseIsChosenOnceInAWhile(Flavour flavour) {
        assumeTrue(!flavour.isRendezvous(), "Nothing is ready alone on a rendezvous channel");
        ChannelPair<Integer> channel = channel(flavour);
        var hits = new HashSet<String>();
        long deadline = System.nanoTime() + Await.LIMIT.toNanos();
        while (hits.size() < 4 && System.nanoTime() - deadline < 0) {
            long before = channel.sender().depth();
            var chosen = start(Select.<String> first().receive(channel.receiver(), m -> "receive 1")
                    .receive(channel.receiver(), m -> "receive 2").send(channel.sender(), 7, () -> "send 1")
                    .send(channel.sender(), 7, () -> "send 2")).value();
            assertThat(channel.sender().depth() - before).isEqualTo(chosen.startsWith("send") ? 1 : -1);
            hits.add(chosen);
        }

        assertThat(hits).isEqualTo(Set.of("receive 1", "receive 2", "send 1", "send 2"));
    }

    @ParameterizedTest
    @EnumSource
    void selectWithinACallback_usesTheSameChannel(Flavour flavour) {
        assumeTrue(!flavour.isRendezvous(), "A task does not meet itself");
        ChannelPair<Integer> channel = channel(flavour);
        var nested = go("nest", () -> choose(Select.<Integer> first().send(channel.sender(), 0, () -> nested(channel, 3))));

        assertThat(nested.value()).isEqualTo(3);
        assertThat(channel.sender().depth()).isZero();
    }

    /** Receives what was sent last and sends the next, so many times. */
    private int nested(ChannelPair<Integer> channel, int depth) {
        try {
            return choose(Select.<Integer> first().receive(channel.receiver(), message -> {
                if (message == depth) {
                    return message;
                }
                assertThat(channel.sender().trySend(message + 1)).isTrue();
                return nested(channel, depth);
            }));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @EnumSource
    void sendAndReceive_onOneChannel_sendsIfThereIsRoomAndElseWaits(Flavour flavour) {
        ChannelPair<Integer> channel = channel(flavour);
        var chosen = start(Select.<String> first().send(channel.sender(), 7, () -> "sent").receive(channel.receiver(),
                m -> "received").timeout(BRIEFLY, () -> "late"));

        assertThat(chosen.value()).isEqualTo(flavour.isRendezvous() ? "late" : "sent");
        assertThat(channel.sender().depth()).isEqualTo(flavour.isRendezvous() ? 0 : 1);
        assertNobodyWaits(channel);
    }

    @Test
    void closedWithoutACallback_throwsThatChannelsName() {
        ChannelPair<Integer> idle = Channels.rendezvous();
        ChannelPair<Integer> ended = Channels.<Integer> builder("ended").build();
        ended.sender().close();

        assertThat(start(Select.<String> first().receive(idle.receiver(), m -> "idle").receive(ended.receiver(), m -> "got"))
                .failure()).isInstanceOfSatisfying(ChannelClosedException.class,
                        closed -> assertThat(closed.channelName()).isEqualTo("ended"));
    }
}
