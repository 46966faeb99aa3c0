package io.quarkiverse.sluice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.quarkiverse.sluice.fixture.Await;
import io.quarkiverse.sluice.fixture.Caller;
import io.quarkiverse.sluice.fixture.Crew;

/** Channels for exactly one message. */
class OneShotTest {

    private final ChannelPair<Integer> channel = Channels.oneShot();
    private Crew crew = new Crew(Caller.PLATFORM);

    @AfterEach
    void noThreadStays() {
        crew.close();
    }

    @Test
    void t2_sent_isReceivedOnceAndThenCompleted() throws InterruptedException {
        channel.sender().send(7);

        assertThat(channel.receiver().isClosed()).isTrue();
        assertThat(channel.receiver().isDrained()).isFalse();
        assertThat(channel.receiver().receive()).isEqualTo(7);
        assertThat(channel.receiver().isDrained()).isTrue();
        assertThatExceptionOfType(ChannelClosedException.class).isThrownBy(channel.receiver()::tryReceive)
                .satisfies(closed -> assertThat(closed.reason()).isEqualTo(CloseReason.COMPLETED));
    }

    @Test
    void t2_secondSend_isIllegalInEveryForm() {
        assertThat(channel.sender().trySend(1)).isTrue();

        assertThatIllegalStateException().isThrownBy(() -> channel.sender().send(2)).withMessageContaining("one message");
        assertThatIllegalStateException().isThrownBy(() -> channel.sender().trySend(2));
        assertThatIllegalStateException().isThrownBy(() -> channel.sender().sendAsync(2).await().indefinitely());
        assertThatIllegalStateException().isThrownBy(channel.sender()::tryReserve);
        assertThatIllegalStateException()
                .isThrownBy(() -> Select.first().send(channel.sender(), 2, () -> "sent").await());
        assertThat(channel.receiver().closeAndDrain()).containsExactly(1);
    }

    @Test
    void t2_closedUnsent_isCompleted() {
        channel.sender().close();

        assertThatExceptionOfType(ChannelClosedException.class).isThrownBy(channel.receiver()::receive)
                .satisfies(closed -> assertThat(closed.reason()).isEqualTo(CloseReason.COMPLETED));
    }

    @Test
    void t2_receiverGone_sendIsDisconnected() {
        channel.receiver().close();

        assertThatExceptionOfType(ChannelClosedException.class).isThrownBy(() -> channel.sender().send(1))
                .satisfies(closed -> assertThat(closed.reason()).isEqualTo(CloseReason.DISCONNECTED));
    }

    @Test
    void t2_permitUsed_isTheOneMessage() throws InterruptedException {
        var permit = channel.sender().reserve();
        var waiting = crew.send(channel.sender(), 2);
        Await.waitingSenders(channel.control(), 1);
        permit.send(1);

        assertThat(waiting.failure()).isInstanceOf(IllegalStateException.class);
        assertThat(channel.receiver().receive()).isEqualTo(1);
    }

    @Test
    void t2_messagePassesFromHandToHand_permitIsVoid() throws InterruptedException {
        var permit = channel.sender().reserve();
        var waiting = crew.send(channel.sender(), 1);
        Await.waitingSenders(channel.control(), 1);

        assertThat(channel.receiver().receive()).isEqualTo(1);
        waiting.value();
        assertThat(channel.receiver().isDrained()).isTrue();
        assertThatIllegalStateException().isThrownBy(() -> permit.send(2)).withMessageContaining("one message");
        assertThat(channel.receiver().closeAndDrain()).isEmpty();
    }

    @Test
    void t2_waitingReceiverServedDespitePermit_othersEndAtOnce() throws InterruptedException {
        var permit = channel.sender().reserve();
        var first = crew.receive(channel.receiver());
        Await.waitingReceivers(channel.control(), 1);
        var second = crew.receive(channel.receiver());
        Await.waitingReceivers(channel.control(), 2);
        channel.sender().send(1);

        assertThat(first.value()).isEqualTo(1);
        assertThat(second.failure()).isInstanceOf(ChannelClosedException.class);
        assertThatIllegalStateException().isThrownBy(() -> permit.send(2));
    }

    @ParameterizedTest
    @EnumSource
    void t2_waitingReceiver_isServedFromEveryCaller(Caller caller) {
        assumeTrue(caller.isAvailable(), "This JDK has no virtual threads");
        crew = new Crew(caller);
        var receive = crew.receive(channel.receiver());
        Await.waitingReceivers(channel.control(), 1);
        crew.send(channel.sender(), 3).value();

        assertThat(receive.value()).isEqualTo(3);
        assertThat(crew.receive(channel.receiver()).failure()).isInstanceOf(ChannelClosedException.class);
    }

    @Test
    void t2_manySendersRace_oneWins() {
        for (int round = 0; round < 200; round++) {
            ChannelPair<Integer> contested = Channels.oneShot();
            var wins = new AtomicInteger();
            var senders = Stream.of(1, 2, 3, 4).map(sender -> crew.call("send", () -> {
                try {
                    contested.sender().send(sender);
                    wins.incrementAndGet();
                } catch (IllegalStateException second) {
                    // another was first
                }
                return null;
            })).toList();
            senders.forEach(sender -> sender.value());

            assertThat(wins).hasValue(1);
            assertThat(contested.receiver().closeAndDrain()).hasSize(1);
        }
    }

    @Test
    void t2_resize_isRefused() {
        assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> channel.control().resize(2));
    }
}
