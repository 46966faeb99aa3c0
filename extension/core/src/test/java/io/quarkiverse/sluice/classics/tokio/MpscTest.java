package io.quarkiverse.sluice.classics.tokio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.quarkiverse.sluice.ChannelPair;
import io.quarkiverse.sluice.Channels;
import io.quarkiverse.sluice.CloseReason;
import io.quarkiverse.sluice.classics.Scenario;
import io.quarkiverse.sluice.fixture.Flavour;

/**
 * Batches, streams, and what depth, isClosed and isDrained tell in every state.
 * <p>
 * Source: tokio, tests/sync_mpsc.rs (*recv_many*, *stream*, try_send_fail*, try_recv_*, recv_timeout, test_rx_*,
 * test_is_empty_32_msgs).
 */
class MpscTest extends Scenario {

    @ParameterizedTest
    @EnumSource
    void receiveMany_whileMessagesCome_collectsThemInOrder(Flavour flavour) throws Exception {
        ChannelPair<Integer> channel = channel(flavour);
        var sends = go("send", () -> {
            for (int message : List.of(1, 2, 7, 0)) {
                send(channel.sender(), message);
            }
            channel.sender().close();
        });
        var received = go("receive many", () -> {
            var all = new ArrayList<Integer>();
            while (all.size() < 4) {
                var some = channel.receiver().receiveMany(3);
                assertThat(some).hasSizeBetween(1, 3);
                all.addAll(some);
            }
            return all;
        });

        assertThat(received.value()).containsExactly(1, 2, 7, 0);
        sends.value();
        assertThat(closed(() -> channel.receiver().receiveMany(3))).isEqualTo(CloseReason.COMPLETED);
    }

    @Test
    void receiveMany_limits_takeThatManyAndNoMore() throws Exception {
        for (var flavour : List.of(Flavour.BOUNDED_64, Flavour.UNBOUNDED)) {
            ChannelPair<Integer> channel = channel(flavour);
            assertThat(channel.sender().trySendAll(numbers(10))).isEqualTo(10);
            assertThatIllegalArgumentException().isThrownBy(() -> channel.receiver().receiveMany(0));
            assertThat(channel.receiver().drainTo(new ArrayList<>(), 0)).isZero();

            assertThat(channel.receiver().receiveMany(9)).isEqualTo(numbers(9));
            assertThat(channel.receiver().receiveMany(9)).containsExactly(9);
            channel.sender().close();
            var target = new ArrayList<>(List.of(1));
            assertThat(channel.receiver().drainTo(target, 9)).isZero();
            assertThat(target).as("left as it was").containsExactly(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void stream_untilTheSenderCloses_givesEverything(Flavour flavour) {
        ChannelPair<Integer> channel = channel(flavour);
        var stream = crew.subscribe("stream", channel.receiver().stream().collect().asList());
        crew.sendEach(channel.sender(), List.of(1, 2)).value();
        channel.sender().close();

        assertThat(stream.value()).containsExactly(1, 2);
    }

    @Test
    void trySendAndTryReceive_roundAndRoundABuffer_areExact() throws Exception {
        ChannelPair<String> channel = Channels.bounded(5);
        assertThat(trySend(channel, 6)).isEqualTo(5);
        assertThat(tryReceive(channel, 6)).isEqualTo(5);
        assertThat(trySend(channel, 4)).isEqualTo(4);
        assertThat(tryReceive(channel, 1)).isEqualTo(1);
        assertThat(trySend(channel, 3)).isEqualTo(2);
        assertThat(tryReceive(channel, 6)).isEqualTo(5);
        assertThat(trySend(channel, 3)).isEqualTo(3);
        channel.sender().close();
        assertThat(tryReceive(channel, 3)).isEqualTo(3);
        assertThat(closed(channel.receiver()::tryReceive)).isEqualTo(CloseReason.COMPLETED);
    }

    private static int trySend(ChannelPair<String> channel, int times) {
        int sent = 0;
        for (int i = 0; i < times; i++) {
            sent += channel.sender().trySend("hello") ? 1 : 0;
        }
        return sent;
    }

    private static int tryReceive(ChannelPair<String> channel, int times) {
        int received = 0;
        for (int i = 0; i < times; i++) {
            received += channel.receiver().tryReceive() != null ? 1 : 0;
        }
        return received;
    }

    @Test
    void tryReceive_fromAnUnboundedChannelOfAnyDepth_isExact() throws Exception {
        for (int depth = 0; depth < 100; depth++) {
            ChannelPair<Integer> channel = Channels.unbounded();
            for (int i = 0; i < depth; i++) {
                assertThat(channel.sender().trySend(i)).isTrue();
            }
            assertThat(channel.receiver().depth()).isEqualTo(depth);
            for (int i = 0; i < depth; i++) {
                assertThat(channel.receiver().tryReceive()).isEqualTo(i);
            }
            assertThat(channel.receiver().tryReceive()).isNull();
            channel.sender().close();
            assertThat(closed(channel.receiver()::tryReceive)).isEqualTo(CloseReason.COMPLETED);
        }
    }

    @ParameterizedTest
    @EnumSource
    void isClosed_isWhetherThereAreSenders_whateverIsQueued(Flavour flavour) {
        ChannelPair<Integer> channel = channel(flavour);
        var other = channel.sender().duplicate();
        assertThat(channel.receiver().isClosed()).isFalse();
        fill(channel.sender(), flavour);
        assertThat(channel.receiver().isClosed()).isFalse();

        channel.sender().close();
        assertThat(channel.receiver().isClosed()).isFalse();
        go("close the other", other::close).value();
        assertThat(channel.receiver().isClosed()).isTrue();

        ChannelPair<Integer> completed = channel(flavour);
        fill(completed.sender(), flavour);
        completed.control().complete();
        assertThat(completed.receiver().isClosed()).as("completed with a sender").isTrue();
        assertThat(completed.sender().isClosed()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void depthAndIsDrained_whileTheBacklogIsReceived_followIt(Flavour flavour) {
        for (boolean closeFirst : List.of(true, false)) {
            ChannelPair<Integer> channel = channel(flavour);
            assertThat(channel.receiver().depth()).isZero();
            int backlog = fill(channel.sender(), flavour).size();
            if (closeFirst) {
                channel.sender().close();
            }
            for (int left = backlog; left > 0; left--) {
                assertThat(channel.receiver().depth()).isEqualTo(left);
                assertThat(channel.receiver().isDrained()).isFalse();
                assertThat(channel.receiver().tryReceive()).isEqualTo(backlog - left);
            }
            assertThat(channel.receiver().depth()).isZero();
            assertThat(channel.receiver().isDrained()).isEqualTo(closeFirst);
            channel.sender().close();
            assertThat(channel.receiver().isDrained()).isTrue();
            assertThat(channel.receiver().depth()).as("the end is no message").isZero();
        }
    }
}
