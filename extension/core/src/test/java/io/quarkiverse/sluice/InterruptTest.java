package io.quarkiverse.sluice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.quarkiverse.sluice.fixture.Await;
import io.quarkiverse.sluice.fixture.Caller;
import io.quarkiverse.sluice.fixture.Crew;
import io.quarkiverse.sluice.fixture.Flavour;

/** Interrupts behave as with {@link java.util.concurrent.ArrayBlockingQueue}. */
class InterruptTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    private final Crew crew = new Crew(Caller.PLATFORM);

    @AfterEach
    void noThreadStays() {
        crew.close();
    }

    @ParameterizedTest
    @EnumSource
    void w4_flagSetOnEntry_blockingReceiveThrowsAndTakesNothing(Flavour flavour) {
        var channel = flavour.<Integer> builder("orders").build();
        boolean queued = channel.sender().trySend(7);
        var receiver = channel.receiver();

        interrupted(receiver::receive);
        interrupted(() -> receiver.receive(LONG));
        interrupted(() -> receiver.receive(Duration.ZERO));
        interrupted(() -> receiver.receiveMany(3));
        interrupted(() -> receiver.receiveMany(3, LONG));
        interrupted(() -> receiver.gatherMany(3, LONG));

        assertThat(receiver.tryReceive()).isEqualTo(queued ? 7 : null);
    }

    @ParameterizedTest
    @EnumSource
    void w4_flagSetOnEntry_blockingSendThrowsAndSendsNothing(Flavour flavour) {
        var channel = flavour.<Integer> builder("orders").build();
        var sender = channel.sender();

        interrupted(() -> sender.send(1));
        interrupted(() -> sender.send(1, LONG));
        interrupted(() -> sender.send(1, Duration.ZERO));
        interrupted(() -> sender.sendAll(List.of(1, 2)));
        if (!flavour.isRendezvous()) {
            interrupted(sender::reserve);
            interrupted(() -> sender.reserve(LONG));
        }

        assertThat(channel.receiver().depth()).isZero();
        assertThat(channel.control().statistics().sent()).isZero();
        assertThat(channel.control().statistics().waitingSenders()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void w4_flagSet_nonBlockingOperationsWorkAndLeaveIt(Flavour flavour) {
        var channel = flavour.<Integer> builder("orders").build();
        var sender = channel.sender();
        var receiver = channel.receiver();
        Thread.currentThread().interrupt();

        boolean room = !flavour.isRendezvous();
        assertThat(sender.trySend(1)).isEqualTo(room);
        assertThat(receiver.tryReceive()).isEqualTo(room ? 1 : null);
        var received = new ArrayList<Integer>();
        receiver.receiveAsync().subscribe().with(received::add);
        sender.sendAsync(2).subscribe().with(done -> received.add(-2));
        assertThat(received).containsExactlyInAnyOrder(2, -2);
        assertThat(receiver.drainTo(received, 10)).isZero();
        assertThat(receiver.closeAndDrain()).isEmpty();
        sender.close();

        assertThat(Thread.currentThread().isInterrupted()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void w4_precedence_nullThenInterruptThenClosed(Flavour flavour) {
        var channel = flavour.<Integer> builder("orders").build();
        channel.control().complete();

        interrupted(() -> channel.sender().send(1));
        interrupted(() -> channel.receiver().receive());
        Thread.currentThread().interrupt();
        assertThatExceptionOfType(NullPointerException.class).isThrownBy(() -> channel.sender().send(null));
        assertThat(Thread.interrupted()).as("the flag after the check for null").isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void w4_iterationInterrupted_flagIsRestoredAndItThrows(Flavour flavour) {
        var channel = flavour.<Integer> builder("orders").build();
        var iteration = crew.call("iterate", () -> {
            try {
                channel.receiver().forEach(message -> {
                });
                return "ended normally";
            } catch (ChannelInterruptedException e) {
                return e.channelName() + " " + Thread.currentThread().isInterrupted();
            }
        });
        Await.waitingReceivers(channel.control(), 1);

        assertThat(iteration.stop().value()).isEqualTo("orders true");
    }

    @ParameterizedTest
    @EnumSource
    void nullMessages_areRefusedByEveryForm(Flavour flavour) {
        var sender = flavour.<Integer> builder("orders").build().sender();
        Stream.<ThrowingCallable> of(() -> sender.send(null), () -> sender.send(null, LONG), () -> sender.trySend(null),
                () -> sender.sendAsync(null), () -> sender.sendAsync(null, LONG),
                () -> sender.trySendAll(Stream.of((Integer) null).toList()))
                .forEach(call -> assertThatExceptionOfType(NullPointerException.class).isThrownBy(call));
    }

    private static void interrupted(ThrowingCallable blocking) {
        Thread.currentThread().interrupt();
        assertThatExceptionOfType(InterruptedException.class).isThrownBy(blocking);
        assertThat(Thread.currentThread().isInterrupted()).as("the flag is cleared by the exception").isFalse();
    }
}
