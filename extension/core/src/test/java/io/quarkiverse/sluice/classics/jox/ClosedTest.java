package io.quarkiverse.sluice.classics.jox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.stream.IntStream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.quarkiverse.sluice.ChannelClosedException;
import io.quarkiverse.sluice.ChannelPair;
import io.quarkiverse.sluice.CloseReason;
import io.quarkiverse.sluice.Select;
import io.quarkiverse.sluice.UndeliveredReason;
import io.quarkiverse.sluice.classics.Scenario;
import io.quarkiverse.sluice.fixture.Await;
import io.quarkiverse.sluice.fixture.Flavour;
import io.quarkiverse.sluice.fixture.Op;
import io.quarkiverse.sluice.fixture.Undelivered;

/**
 * Done and failed channels, empty, filled and with waiters. A waiting send keeps its message when the channel is
 * completed, and a failed channel keeps its backlog unless it is failed at once: both differ from the origin.
 * <p>
 * Source: Jox, ChannelClosedTest, and the closing tests of ChannelRendezvousTest, ChannelBufferedTest,
 * ChannelUnlimitedTest, SelectReceiveTest, SelectSendTest and SelectWithinTest.
 */
class ClosedTest extends Scenario {

    private final Exception cause = new Exception("the source ran dry");

    @ParameterizedTest
    @EnumSource
    void emptyAndFailed_bothSidesAreClosedWithTheCause(Flavour flavour) {
        ChannelPair<Integer> channel = channel(flavour);
        channel.control().fail(cause);

        assertThat(channel.sender().isClosed()).isTrue();
        assertThat(channel.receiver().isDrained()).isTrue();
        assertFailed(crew.receive(channel.receiver()));
        assertFailed(crew.send(channel.sender(), 1));
        assertThatExceptionOfType(ChannelClosedException.class).isThrownBy(() -> channel.sender().trySend(1)).withCause(cause);
        assertThatExceptionOfType(ChannelClosedException.class).isThrownBy(channel.receiver()::tryReceive).withCause(cause);
    }

    @ParameterizedTest
    @EnumSource
    void emptyAndCompleted_bothSidesAreClosed(Flavour flavour) {
        ChannelPair<Integer> channel = channel(flavour);
        channel.control().complete();

        assertThat(channel.sender().isClosed()).isTrue();
        assertThat(channel.receiver().isDrained()).isTrue();
        assertThat(closed(crew.receive(channel.receiver()))).isEqualTo(CloseReason.COMPLETED);
        assertThat(closed(crew.send(channel.sender(), 1))).isEqualTo(CloseReason.COMPLETED);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "UNBOUNDED")
    void completedWithWaitingSends_theyFailAndOnlyTheBacklogIsReceived(Flavour flavour) {
        ChannelPair<Integer> channel = channel(flavour);
        var backlog = fill(channel.sender(), flavour);
        var sends = IntStream.range(0, 5).mapToObj(i -> crew.send(channel.sender(), -1 - i)).toList();
        Await.waitingSenders(channel.control(), 5);

        channel.control().complete();

        assertThat(sends).allMatch(send -> closed(send) == CloseReason.COMPLETED);
        assertThat(channel.receiver().isDrained()).isEqualTo(flavour.isRendezvous());
        assertThat(crew.receiveEach(channel.receiver(), backlog.size()).value()).isEqualTo(backlog);
        assertThat(closed(crew.receive(channel.receiver()))).isEqualTo(CloseReason.COMPLETED);
    }

    @ParameterizedTest
    @EnumSource
    void filledAndCompleted_isClosedForSendsAndOpenForReceivesUntilDrained(Flavour flavour) {
        ChannelPair<Integer> channel = channel(flavour);
        var backlog = fill(channel.sender(), flavour);
        channel.control().complete();
        assertThat(channel.sender().isClosed()).isTrue();
        assertThat(channel.receiver().isDrained()).isEqualTo(backlog.isEmpty());

        var received = go("receive until done", () -> {
            var all = new ArrayList<Integer>();
            for (var message = receiveOrEnd(channel.receiver()); message != null; message = receiveOrEnd(channel.receiver())) {
                all.add(message);
            }
            return all;
        });

        assertThat(received.value()).isEqualTo(backlog);
        assertThat(channel.receiver().isDrained()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void filledAndFailed_theBacklogComesBeforeTheCause(Flavour flavour) {
        ChannelPair<Integer> channel = channel(flavour);
        var backlog = fill(channel.sender(), flavour);
        channel.control().fail(cause);

        assertThat(crew.receiveEach(channel.receiver(), backlog.size()).value()).isEqualTo(backlog);
        assertFailed(crew.receive(channel.receiver()));
    }

    @ParameterizedTest
    @EnumSource
    void filledAndFailedAtOnce_nothingIsReceivedAnyMore(Flavour flavour) {
        var undelivered = new Undelivered<Integer>();
        var channel = flavour.<Integer> builder("orders").onUndelivered(undelivered).build();
        var backlog = fill(channel.sender(), flavour);
        channel.control().failNow(cause);

        assertThat(channel.receiver().isDrained()).isTrue();
        assertFailed(crew.receive(channel.receiver()));
        assertThat(undelivered.messages(UndeliveredReason.FAILED)).isEqualTo(backlog);
    }

    @ParameterizedTest
    @EnumSource
    void waitingReceives_channelCompletes_allHearOfIt(Flavour flavour) {
        ChannelPair<Integer> channel = channel(flavour);
        var receives = IntStream.range(0, 5).mapToObj(i -> crew.receive(channel.receiver())).toList();
        Await.waitingReceivers(channel.control(), 5);

        channel.control().complete();

        assertThat(receives).allMatch(receive -> closed(receive) == CloseReason.COMPLETED);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "UNBOUNDED")
    void waitingSends_channelFails_allHearOfTheCause(Flavour flavour) {
        ChannelPair<Integer> channel = channel(flavour);
        fill(channel.sender(), flavour);
        var sends = IntStream.range(0, 5).mapToObj(i -> crew.send(channel.sender(), i)).toList();
        Await.waitingSenders(channel.control(), 5);

        channel.control().fail(cause);

        sends.forEach(this::assertFailed);
    }

    @ParameterizedTest
    @EnumSource
    void select_onAFailedChannel_throwsTheCauseOrTellsTheCallback(Flavour flavour) {
        ChannelPair<Integer> failed = channel(flavour);
        ChannelPair<Integer> idle = channel(flavour);
        failed.control().fail(cause);

        assertFailed(start(Select.<String> first().receive(idle.receiver(), m -> "idle").receive(failed.receiver(), m -> "got")
                .timeout(LONG, () -> "late")));
        assertFailed(
                start(Select.<String> first().receive(idle.receiver(), m -> "idle").send(failed.sender(), 1, () -> "sent")));
        assertThat(start(Select.<Throwable> first().receive(idle.receiver(), m -> null)
                .receive(failed.receiver(), m -> null, Throwable::getCause)).value()).isSameAs(cause);
        assertNobodyWaits(idle);
    }

    @ParameterizedTest
    @EnumSource
    void waitingSelect_channelFails_hearsOfTheCause(Flavour flavour) {
        ChannelPair<Integer> channel = channel(flavour);
        ChannelPair<Integer> idle = channel(flavour);
        var select = start(
                Select.<String> first().receive(channel.receiver(), m -> "got").receive(idle.receiver(), m -> "idle"));
        Await.waitingReceivers(channel.control(), 1);
        Await.waitingReceivers(idle.control(), 1);

        channel.control().fail(cause);

        assertFailed(select);
        assertNobodyWaits(idle);
    }

    private void assertFailed(Op<?> op) {
        assertThat(closed(op)).isEqualTo(CloseReason.FAILED);
        assertThat(op.failure()).hasCause(cause);
    }
}
