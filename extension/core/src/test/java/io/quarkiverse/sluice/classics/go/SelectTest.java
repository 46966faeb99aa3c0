package io.quarkiverse.sluice.classics.go;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import io.quarkiverse.sluice.ChannelPair;
import io.quarkiverse.sluice.Channels;
import io.quarkiverse.sluice.Receivable;
import io.quarkiverse.sluice.Select;
import io.quarkiverse.sluice.classics.Rounds;
import io.quarkiverse.sluice.classics.Scenario;
import io.quarkiverse.sluice.classics.Style;
import io.quarkiverse.sluice.fixture.Await;
import io.quarkiverse.sluice.fixture.Flavour;
import io.quarkiverse.sluice.fixture.Op;

/**
 * What each small select program shows: clauses left out, no trace on idle channels, only the chosen clause runs, queues
 * of waiters stay whole, messages are discarded, and never two clauses at once.
 * <p>
 * Source: Go, test/chan/select.go, select2.go, select4.go, select6.go, select7.go and doubleselect.go.
 */
class SelectTest extends Scenario {

    @Test
    void sends_clausesLeftOutOnceUsed_eachChannelGetsOneAndThenNothingIsLeft() throws Exception {
        ChannelPair<Integer> one = Channels.bounded(1);
        ChannelPair<Integer> two = Channels.bounded(1);

        assertThat(sendToEach(List.of(one, two))).isEqualTo(2);
        assertThat(one.receiver().tryReceive() | two.receiver().tryReceive()).as("one got 1, the other 2").isEqualTo(3);
        assertThat(sendToEach(List.of(one))).isEqualTo(1);
        assertThat(sendToEach(List.of(one))).as("sent to a full channel").isZero();
    }

    @Test
    void receives_endedSourcesReplacedByNever_mergeEverythingAndThenNothingIsReady() throws Exception {
        ChannelPair<Integer> one = channel(Flavour.BOUNDED_3);
        ChannelPair<Integer> two = channel(Flavour.BOUNDED_3);
        fill(one.sender(), Flavour.BOUNDED_3);
        two.sender().trySend(7);
        one.sender().close();
        two.sender().close();
        var merged = new ArrayList<Integer>();
        Receivable<Integer> first = one.receiver();
        Receivable<Integer> second = two.receiver();

        for (int ended = 0; ended < 2;) {
            int ends = choose(Select.<Integer> first()
                    .receive(first, m -> merged.add(m) ? 0 : -1, closed -> 1)
                    .receive(second, m -> merged.add(m) ? 0 : -1, closed -> 2));
            first = ends == 1 ? Channels.never() : first;
            second = ends == 2 ? Channels.never() : second;
            ended += ends == 0 ? 0 : 1;
        }

        assertThat(merged).containsExactlyInAnyOrder(0, 1, 2, 7);
        assertThat(choose(Select.<String> first().receive(first, m -> "message", closed -> "closed")
                .receive(second, m -> "message", closed -> "closed").timeout(BRIEFLY, () -> "nothing"))).isEqualTo("nothing");
    }

    private int sendToEach(List<ChannelPair<Integer>> channels) throws InterruptedException {
        var left = new ArrayList<>(channels);
        int sent = 0;
        while (!left.isEmpty()) {
            var select = Select.<ChannelPair<Integer>> first().otherwise(() -> null);
            int message = 1 << sent;
            left.forEach(channel -> select.send(channel.sender(), message, () -> channel));
            var chosen = choose(select);
            if (chosen == null) {
                break;
            }
            left.remove(chosen);
            sent++;
        }
        return sent;
    }

    @ParameterizedTest
    @EnumSource
    void manySelects_besideAnIdleChannel_leaveNothingOnIt(Flavour flavour) {
        ChannelPair<Integer> busy = channel(flavour);
        ChannelPair<Integer> idle = channel(flavour);
        int rounds = Rounds.of(1_000);
        var sent = crew.sendEach(busy.sender(), numbers(rounds));
        var received = go("select", () -> {
            var messages = new ArrayList<Integer>();
            for (int i = 0; i < rounds; i++) {
                messages.add(choose(Select.<Integer> first().receive(busy.receiver(), m -> m)
                        .receive(idle.receiver(), m -> -1)));
            }
            return messages;
        });

        assertThat(received.value()).isEqualTo(numbers(rounds));
        sent.value();
        assertNobodyWaits(idle);
        assertNobodyWaits(busy);
    }

    @ParameterizedTest
    @EnumSource
    void select_oneClauseReady_onlyItsCallbackRuns(Flavour flavour) throws Exception {
        ChannelPair<Integer> ready = channel(flavour);
        ChannelPair<Integer> idle = channel(flavour);
        var send = crew.send(ready.sender(), 42);
        var ran = new ArrayList<String>();

        var chosen = choose(Select.<Integer> first().receive(idle.receiver(), m -> {
            ran.add("idle");
            return -1;
        }).receive(ready.receiver(), m -> {
            ran.add("ready");
            return m;
        }));

        send.value();
        assertThat(chosen).isEqualTo(42);
        assertThat(ran).containsExactly("ready");
    }

    @ParameterizedTest
    @EnumSource
    void select_lastInAQueueAndChosenElsewhere_theQueueStaysWhole(Flavour flavour) {
        ChannelPair<Integer> shared = channel(flavour);
        ChannelPair<Integer> other = channel(flavour);
        var first = crew.receive(shared.receiver());
        Await.waitingReceivers(shared.control(), 1);
        var select = start(Select.<String> first().receive(shared.receiver(), m -> "shared")
                .receive(other.receiver(), m -> "other " + m));
        Await.waitingReceivers(shared.control(), 2);
        Await.waitingReceivers(other.control(), 1);

        assertThat(other.sender().trySend(1)).isTrue();
        assertThat(select.value()).isEqualTo("other 1");
        var second = crew.receive(shared.receiver());
        Await.waitingReceivers(shared.control(), 2);
        crew.sendEach(shared.sender(), List.of(2, 3)).value();

        assertThat(first.value()).isEqualTo(2);
        assertThat(second.value()).isEqualTo(3);
        assertNobodyWaits(shared);
    }

    @ParameterizedTest
    @MethodSource("everyFlavourInEveryStyle")
    void anyWayToSend_meetsEveryWayToReceive(Flavour flavour, Style sending) {
        for (var receiving : Style.values()) {
            ChannelPair<Integer> channel = channel(flavour);
            var received = receiving.receive(this, channel.receiver());
            Await.waitingReceivers(channel.control(), 1);

            sending.send(this, channel.sender(), 7).value();

            assertThat(received.value()).isEqualTo(7);
            assertNobodyWaits(channel);
        }
    }

    @ParameterizedTest
    @EnumSource
    void doubleSelect_fourReadyReceivers_noMessageIsSentTwice(Flavour flavour) {
        int count = Rounds.of(500);
        List<ChannelPair<Integer>> channels = IntStream.range(0, 4).mapToObj(i -> Scenario.<Integer> channel(flavour)).toList();
        ChannelPair<Integer> merged = channel(flavour);
        var sender = go("select to send", () -> {
            for (int i = 0; i < count; i++) {
                int message = i;
                var select = Select.<Boolean> first();
                channels.forEach(channel -> select.send(channel.sender(), message, () -> true));
                choose(select);
            }
            channels.forEach(channel -> channel.sender().close());
        });
        var muxes = new ArrayList<Op<Void>>();
        for (var channel : channels) {
            var to = merged.sender().duplicate();
            muxes.add(go("mux", () -> {
                for (var m = receiveOrEnd(channel.receiver()); m != null; m = receiveOrEnd(channel.receiver())) {
                    send(to, m);
                }
                to.close();
            }));
        }
        merged.sender().close();
        var received = go("collect", () -> {
            var messages = new ArrayList<Integer>();
            for (var m = receiveOrEnd(merged.receiver()); m != null; m = receiveOrEnd(merged.receiver())) {
                messages.add(m);
            }
            return messages;
        });

        assertThat(received.value()).as("every message, once").containsExactlyInAnyOrderElementsOf(numbers(count));
        sender.value();
        muxes.forEach(Op::value);
    }
}
