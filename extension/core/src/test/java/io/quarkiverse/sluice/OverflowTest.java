package io.quarkiverse.sluice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import io.quarkiverse.sluice.fixture.Await;
import io.quarkiverse.sluice.fixture.Caller;
import io.quarkiverse.sluice.fixture.Crew;
import io.quarkiverse.sluice.fixture.Undelivered;

/** What a send to a full channel does, by policy. */
@ParameterizedClass
@EnumSource
class OverflowTest {

    @Parameter
    Caller caller;
    private Crew crew;
    private final Undelivered<Integer> undelivered = new Undelivered<>();

    @BeforeEach
    void startCrew() {
        assumeTrue(caller.isAvailable(), "This JDK has no virtual threads");
        crew = new Crew(caller);
    }

    @AfterEach
    void noThreadStays() {
        if (crew != null) {
            crew.close();
        }
    }

    @Test
    void block_fullChannel_sendWaitsAndTrySendRefuses() {
        var channel = full(Overflow.BLOCK);

        assertThat(channel.sender().trySend(9)).isFalse();
        assertThat(crew.send(channel.sender(), 9, Duration.ofMillis(1)).value()).isFalse();
        var send = crew.send(channel.sender(), 3);
        Await.waitingSenders(channel.control(), 1);

        assertThat(channel.receiver().tryReceive()).isEqualTo(1);
        send.value();
        assertThat(channel.control().drain()).containsExactly(2, 3);
        assertThat(undelivered.count()).isZero();
    }

    @Test
    void reject_fullChannel_sendFailsAndTrySendRefuses() {
        var channel = full(Overflow.REJECT);

        assertThat(crew.send(channel.sender(), 3).failure()).isInstanceOf(ChannelFullException.class);
        assertThat(crew.send(channel.sender(), 3, Duration.ofDays(1)).failure()).isInstanceOf(ChannelFullException.class);
        assertThat(channel.sender().trySend(3)).isFalse();

        assertThat(channel.control().drain()).containsExactly(1, 2);
        assertThat(channel.control().statistics().rejected()).isEqualTo(2);
        assertThat(undelivered.count()).isZero();
    }

    @Test
    void dropOldest_fullChannel_oldestIsHandedOver() {
        var channel = full(Overflow.DROP_OLDEST);

        crew.send(channel.sender(), 3).value();
        assertThat(channel.sender().trySend(4)).isTrue();

        assertThat(undelivered.messages(UndeliveredReason.DROPPED)).containsExactly(1, 2);
        assertThat(channel.control().drain()).containsExactly(3, 4);
        assertThat(channel.control().statistics().dropped()).isEqualTo(2);
    }

    @Test
    void dropNewest_fullChannel_newMessageIsHandedOver() {
        var channel = full(Overflow.DROP_NEWEST);

        crew.send(channel.sender(), 3).value();
        assertThat(crew.send(channel.sender(), 4, Duration.ofDays(1)).value()).isTrue();
        assertThat(undelivered.messages(UndeliveredReason.DROPPED)).containsExactly(3, 4);

        assertThat(channel.sender().trySend(5)).isFalse();
        assertThat(undelivered.count()).isEqualTo(2);
        assertThat(channel.control().drain()).containsExactly(1, 2);
    }

    @Test
    void latest_secondMessage_replacesTheFirst() {
        var channel = Channels.<Integer> builder("orders").overflow(Overflow.LATEST).onUndelivered(undelivered).build();

        crew.send(channel.sender(), 1).value();
        crew.send(channel.sender(), 2).value();
        assertThat(channel.sender().trySend(3)).isTrue();

        assertThat(channel.sender().capacity()).isEqualTo(1);
        assertThat(undelivered.messages(UndeliveredReason.DROPPED)).containsExactly(1, 2);
        assertThat(crew.receive(channel.receiver()).value()).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource(names = { "REJECT", "DROP_OLDEST", "DROP_NEWEST" })
    void reserve_fullChannel_waitsWhateverThePolicy(Overflow policy) {
        var channel = full(policy);

        assertThat(channel.sender().tryReserve()).isNull();
        var reserve = crew.reserve(channel.sender());
        Await.waitingSenders(channel.control(), 1);
        assertThat(channel.receiver().tryReceive()).isEqualTo(1);
        reserve.value().send(3);

        assertThat(channel.control().drain()).containsExactly(2, 3);
        assertThat(undelivered.count()).isZero();
    }

    @Test
    void dropOldest_slotsReserved_permitIsNeverEvicted() {
        var channel = Channels.<Integer> builder("orders").capacity(2).overflow(Overflow.DROP_OLDEST)
                .onUndelivered(undelivered).build();
        var permit = channel.sender().tryReserve();
        assertThat(permit).isNotNull();

        for (int i = 1; i <= 3; i++) {
            crew.send(channel.sender(), i).value();
        }
        permit.send(9);

        assertThat(undelivered.messages()).containsExactly(1, 2);
        assertThat(channel.control().drain()).containsExactly(3, 9);
    }

    @ParameterizedTest
    @CsvSource({ "DROP_OLDEST, 0", "DROP_NEWEST, 0", "DROP_OLDEST, 2147483647", "DROP_NEWEST, 2147483647", "LATEST, 0",
            "LATEST, 2", "LATEST, 2147483647" })
    void droppingPolicy_withoutAFittingBuffer_isRefused(Overflow policy, int capacity) {
        var builder = Channels.<Integer> builder("orders").capacity(capacity).overflow(policy);

        assertThatIllegalArgumentException().isThrownBy(builder::build).withMessageContaining("orders");
    }

    @Test
    void negativeCapacity_isRefusedWithItsValue() {
        assertThatIllegalArgumentException().isThrownBy(() -> Channels.bounded(-1)).withMessageContaining("-1");
    }

    @Test
    void reject_rendezvousWithoutReceiver_sendFails() {
        var channel = Channels.<Integer> builder("orders").capacity(0).overflow(Overflow.REJECT).build();

        assertThat(crew.send(channel.sender(), 1).failure()).isInstanceOf(ChannelFullException.class);

        var receive = crew.receive(channel.receiver());
        Await.waitingReceivers(channel.control(), 1);
        crew.send(channel.sender(), 2).value();
        assertThat(receive.value()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void closedAndFull_closedIsToldFirst(Overflow policy) {
        var channel = policy == Overflow.LATEST ? Channels.<Integer> builder("orders").overflow(policy).build() : full(policy);
        channel.control().complete();

        assertThatExceptionOfType(ChannelClosedException.class).isThrownBy(() -> channel.sender().trySend(3));
        assertThat(crew.send(channel.sender(), 3).failure()).isInstanceOf(ChannelClosedException.class);
    }

    private ChannelPair<Integer> full(Overflow policy) {
        var channel = Channels.<Integer> builder("orders").capacity(2).overflow(policy).onUndelivered(undelivered).build();
        assertThat(channel.sender().trySendAll(List.of(1, 2))).isEqualTo(2);
        return channel;
    }
}
