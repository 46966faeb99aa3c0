package io.quarkiverse.sluice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

import io.quarkiverse.sluice.fixture.Await;
import io.quarkiverse.sluice.fixture.Caller;
import io.quarkiverse.sluice.fixture.Crew;
import io.quarkiverse.sluice.fixture.Flavour;
import io.quarkiverse.sluice.fixture.Undelivered;

class CloseAndDrainTest {

    private final Crew crew = new Crew(Caller.PLATFORM);

    @AfterEach
    void noThreadStays() {
        crew.close();
    }

    @ParameterizedTest
    @EnumSource
    void c5_lastReceiver_getsTheLeftOvers(Flavour flavour) {
        var undelivered = new Undelivered<Integer>();
        var channel = flavour.<Integer> builder("orders").onUndelivered(undelivered).build();
        var sent = new ArrayList<Integer>();
        for (int i = 0; i < flavour.backlog(); i++) {
            channel.sender().trySend(i);
            sent.add(i);
        }

        assertThat(channel.receiver().closeAndDrain()).isEqualTo(sent);

        assertThat(undelivered.count()).isZero();
        assertThatExceptionOfType(ChannelClosedException.class).isThrownBy(() -> channel.sender().trySend(-1))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(CloseReason.DISCONNECTED));
        assertThat(channel.receiver().closeAndDrain()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void c5_anotherReceiver_isJustClosed(Flavour flavour) {
        var channel = flavour.<Integer> builder("orders").build();
        var other = channel.receiver().duplicate();
        boolean queued = channel.sender().trySend(1);

        assertThat(channel.receiver().closeAndDrain()).isEmpty();

        assertThat(channel.sender().isClosed()).isFalse();
        assertThat(other.tryReceive()).isEqualTo(queued ? 1 : null);
    }

    @ParameterizedTest
    @EnumSource(names = "RENDEZVOUS", mode = Mode.EXCLUDE)
    void c5_permitUsedLater_failsAndItsMessageStays(Flavour flavour) {
        var undelivered = new Undelivered<Integer>();
        var channel = flavour.<Integer> builder("orders").onUndelivered(undelivered).build();
        var permit = channel.sender().tryReserve();

        assertThat(channel.receiver().closeAndDrain()).isEmpty();

        assertThatExceptionOfType(ChannelClosedException.class).isThrownBy(() -> permit.send(1))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(CloseReason.DISCONNECTED));
        assertThat(undelivered.count()).isZero();
    }

    @ParameterizedTest
    @EnumSource(names = "UNBOUNDED", mode = Mode.EXCLUDE)
    void c5_sendersAtWork_everyMessageIsLeftOverOrRefused(Flavour flavour) {
        for (int round = 0; round < 200; round++) {
            var channel = flavour.<Integer> builder("orders").build();
            var accepted = new AtomicInteger();
            var sender = crew.call("send", () -> {
                try {
                    while (true) {
                        channel.sender().send(accepted.get());
                        accepted.incrementAndGet();
                    }
                } catch (ChannelClosedException e) {
                    return e.reason();
                }
            });
            int received = 0;
            while (received < round % 4) {
                if (channel.receiver().tryReceive() != null) {
                    received++;
                }
            }

            List<Integer> left = channel.receiver().closeAndDrain();

            assertThat(sender.value()).isEqualTo(CloseReason.DISCONNECTED);
            assertThat(accepted).hasValue(received + left.size());
        }
    }

    @Test
    void c4_aMillionBufferedMessages_closeWithoutRecursion() {
        var handedOver = new AtomicInteger();
        var channel = Channels.<Integer> builder("orders").unbounded()
                .onUndelivered((message, reason) -> handedOver.incrementAndGet()).build();
        for (int i = 0; i < 1_000_000; i++) {
            channel.sender().trySend(i);
        }

        channel.receiver().close();

        assertThat(handedOver).hasValue(1_000_000);
    }

    @Test
    void c4_thousandsOfWaiters_endWithoutRecursion() {
        var channel = Channels.<Integer> bounded(1);
        var failed = new AtomicInteger();
        int waiters = 200_000;
        for (int i = 0; i < waiters; i++) {
            channel.receiver().receiveAsync().subscribe().with(message -> {
            }, failure -> failed.incrementAndGet());
        }
        Await.waitingReceivers(channel.control(), waiters);

        channel.sender().close();

        assertThat(failed).hasValue(waiters);
    }
}
