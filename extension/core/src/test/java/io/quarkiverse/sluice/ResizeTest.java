package io.quarkiverse.sluice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

import io.quarkiverse.sluice.fixture.Await;
import io.quarkiverse.sluice.fixture.Caller;
import io.quarkiverse.sluice.fixture.Crew;
import io.quarkiverse.sluice.fixture.Undelivered;

/** C8 by policy, and between bounded and unbounded. */
class ResizeTest {

    private final Crew crew = new Crew(Caller.PLATFORM);
    private final Undelivered<Integer> undelivered = new Undelivered<>();

    @AfterEach
    void noThreadStays() {
        crew.close();
    }

    @ParameterizedTest
    @EnumSource(names = "LATEST", mode = Mode.EXCLUDE)
    void c8_smallerUnderEveryPolicy_dropsNothingByItself(Overflow policy) {
        var channel = filled(4, policy);

        channel.control().resize(2);

        assertThat(undelivered.count()).isZero();
        assertThat(channel.control().drain()).containsExactly(0, 1, 2, 3);
        assertThat(channel.sender().capacity()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(names = "LATEST", mode = Mode.EXCLUDE)
    void c8_largerUnderEveryPolicy_admitsSoManyMore(Overflow policy) {
        var channel = filled(2, policy);

        channel.control().resize(4);

        assertThat(channel.sender().trySend(2)).isTrue();
        assertThat(channel.sender().trySend(3)).isTrue();
        assertThat(undelivered.count()).isZero();
        assertThat(channel.control().drain()).containsExactly(0, 1, 2, 3);
    }

    @ParameterizedTest
    @EnumSource(names = "LATEST", mode = Mode.EXCLUDE)
    void c8_largerUnderEveryPolicy_wakesReservations(Overflow policy) {
        var channel = filled(2, policy);
        var reserve = crew.reserve(channel.sender());
        Await.waitingSenders(channel.control(), 1);

        channel.control().resize(3);

        reserve.value().send(2);
        assertThat(channel.control().drain()).containsExactly(0, 1, 2);
    }

    @Test
    void c8_boundedToUnbounded_admitsAllWhoWait() {
        var channel = filled(1, Overflow.BLOCK);
        var send = crew.send(channel.sender(), 1);
        Await.waitingSenders(channel.control(), 1);

        channel.control().resize(Channels.UNBOUNDED);

        send.value();
        assertThat(channel.sender().trySend(2)).isTrue();
        assertThat(channel.sender().capacity()).isEqualTo(Channels.UNBOUNDED);
        assertThat(channel.control().drain()).containsExactly(0, 1, 2);
    }

    @Test
    void c8_unboundedToBounded_keepsTheBacklogAndAdmitsNothingUntilBelow() {
        var channel = Channels.<Integer> builder("orders").unbounded().onUndelivered(undelivered).build();
        for (int i = 0; i < 4; i++) {
            channel.sender().trySend(i);
        }

        channel.control().resize(2);

        var received = new ArrayList<Integer>();
        while (!channel.sender().trySend(9)) {
            received.add(channel.receiver().tryReceive());
        }
        assertThat(received).containsExactly(0, 1, 2);
        assertThat(channel.control().drain()).containsExactly(3, 9);
        assertThat(undelivered.count()).isZero();
    }

    @Test
    void c8_rendezvousAndLatest_refuseByNameAndReason() {
        assertRefused(Channels.<Integer> builder("orders").capacity(0).build());
        assertRefused(Channels.<Integer> builder("orders").overflow(Overflow.LATEST).build());
    }

    private static void assertRefused(ChannelPair<Integer> channel) {
        int capacity = channel.sender().capacity();
        assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> channel.control().resize(7))
                .withMessageContaining("orders").withMessageContaining("resized");
        assertThat(channel.sender().capacity()).isEqualTo(capacity);
    }

    private ChannelPair<Integer> filled(int capacity, Overflow policy) {
        var channel = Channels.<Integer> builder("orders").capacity(capacity).overflow(policy).onUndelivered(undelivered)
                .build();
        for (int i = 0; i < capacity; i++) {
            assertThat(channel.sender().trySend(i)).isTrue();
        }
        return channel;
    }
}
