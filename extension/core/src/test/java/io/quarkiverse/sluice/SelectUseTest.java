package io.quarkiverse.sluice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.ArrayList;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.quarkiverse.sluice.fixture.Await;
import io.quarkiverse.sluice.fixture.Caller;
import io.quarkiverse.sluice.fixture.Crew;
import io.quarkiverse.sluice.fixture.Undelivered;

class SelectUseTest {

    private final Crew crew = new Crew(Caller.UNI);
    private final ChannelPair<Integer> channel = Channels.<Integer> builder("orders").capacity(1).build();

    @AfterEach
    void noThreadStays() {
        crew.close();
    }

    @Test
    void s6_withoutAClause_isRefused() {
        assertThatIllegalStateException().isThrownBy(() -> Select.first().await());
        assertThatIllegalStateException().isThrownBy(() -> Select.first().otherwise(() -> 1).await());
        assertThatIllegalStateException()
                .isThrownBy(() -> Select.first().timeout(Duration.ofDays(1), () -> 1).awaitAsync().await().indefinitely());
    }

    @Test
    void s6_usedTwice_isRefusedAndHasNoEffect() throws InterruptedException {
        channel.sender().trySend(1);
        var select = Select.<Integer> first().receive(channel.receiver(), m -> m);
        assertThat(select.await()).isEqualTo(1);
        channel.sender().trySend(2);

        assertThatIllegalStateException().isThrownBy(select::await);
        assertThatIllegalStateException().isThrownBy(() -> select.awaitAsync().await().indefinitely());
        assertThat(channel.receiver().tryReceive()).isEqualTo(2);
    }

    @Test
    void s6_timeoutAndOtherwise_areRefusedTogether() {
        assertThatIllegalStateException().isThrownBy(
                () -> Select.<Integer> first().receive(channel.receiver(), m -> m).otherwise(() -> 1).otherwise(() -> 2));
        assertThatIllegalStateException().isThrownBy(() -> Select.<Integer> first().receive(channel.receiver(), m -> m)
                .timeout(Duration.ofDays(1), () -> 1).otherwise(() -> 2));
        assertThatIllegalStateException().isThrownBy(() -> Select.<Integer> first().receive(channel.receiver(), m -> m)
                .otherwise(() -> 1).timeout(Duration.ofDays(1), () -> 2));
    }

    @Test
    void w4_interruptFlagSet_nothingHappens() {
        channel.sender().trySend(1);
        Thread.currentThread().interrupt();

        assertThatExceptionOfType(InterruptedException.class)
                .isThrownBy(() -> Select.<Integer> first().receive(channel.receiver(), m -> m).await());

        assertThat(channel.receiver().tryReceive()).isEqualTo(1);
    }

    @Test
    void awaitAsync_cancelled_withdrawsEveryClause() {
        var other = Channels.<Integer> builder("full").capacity(1).build();
        other.sender().trySend(1);
        var chosen = crew.subscribe("select",
                Select.<Integer> first().receive(channel.receiver(), m -> m).send(other.sender(), 2, () -> 2).awaitAsync());
        Await.waitingReceivers(channel.control(), 1);
        Await.waitingSenders(other.control(), 1);

        assertThat(chosen.stop().wasStopped()).isTrue();

        Await.waitingReceivers(channel.control(), 0);
        Await.waitingSenders(other.control(), 0);
        assertThat(channel.sender().trySend(3)).isTrue();
        assertThat(channel.receiver().tryReceive()).isEqualTo(3);
        assertThat(other.control().drain()).containsExactly(1);
    }

    @Test
    void awaitAsync_notSubscribed_hasNoEffect() {
        channel.sender().trySend(1);
        Select.<Integer> first().receive(channel.receiver(), m -> m).awaitAsync();
        assertThat(channel.receiver().tryReceive()).isEqualTo(1);
    }

    @Test
    void s4_sendToAClosedChannel_withoutACallbackThrows() {
        channel.receiver().close();
        assertThatExceptionOfType(ChannelClosedException.class)
                .isThrownBy(() -> Select.<Integer> first().send(channel.sender(), 1, () -> 1).await())
                .withMessageContaining("orders");
    }

    @Test
    void send_fullRejectingChannel_fails() {
        var full = Channels.<Integer> builder("orders").capacity(1).overflow(Overflow.REJECT).build();
        full.sender().trySend(1);
        assertThatExceptionOfType(ChannelFullException.class)
                .isThrownBy(() -> Select.<Integer> first().send(full.sender(), 2, () -> 2).await());
    }

    @Test
    void send_fullDroppingChannel_happensByItsPolicy() throws InterruptedException {
        var dropped = new Undelivered<Integer>();
        var oldest = Channels.<Integer> builder("a").capacity(1).overflow(Overflow.DROP_OLDEST).onUndelivered(dropped).build();
        var newest = Channels.<Integer> builder("b").capacity(1).overflow(Overflow.DROP_NEWEST).onUndelivered(dropped).build();
        oldest.sender().trySend(1);
        newest.sender().trySend(2);

        assertThat(Select.<String> first().send(oldest.sender(), 3, () -> "sent").await()).isEqualTo("sent");
        assertThat(Select.<String> first().send(newest.sender(), 4, () -> "sent").await()).isEqualTo("sent");

        assertThat(dropped.messages(UndeliveredReason.DROPPED)).containsExactly(1, 4);
        assertThat(oldest.control().drain()).containsExactly(3);
        assertThat(newest.control().drain()).containsExactly(2);
    }

    @Test
    void sendAndReceive_onABufferedChannel_passMessagesThrough() throws InterruptedException {
        var received = new ArrayList<Integer>();
        for (int i = 0; i < 10; i++) {
            int message = i;
            Select.<Object> first().receive(channel.receiver(), received::add)
                    .send(channel.sender(), message, () -> null).await();
        }
        channel.receiver().drainTo(received, 1);
        assertThat(received).containsExactly(0, 2, 4, 6, 8);
    }

    @Test
    void paused_selectWaitsForResume() {
        channel.sender().trySend(1);
        channel.control().pause();
        var chosen = crew.subscribe("select", Select.<Integer> first().receive(channel.receiver(), m -> m).awaitAsync());
        assertThat(chosen.isDone()).isFalse();

        channel.control().resume();

        assertThat(chosen.value()).isEqualTo(1);
    }
}
