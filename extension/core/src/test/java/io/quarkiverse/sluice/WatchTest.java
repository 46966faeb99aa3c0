package io.quarkiverse.sluice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import io.quarkiverse.sluice.fixture.Await;
import io.quarkiverse.sluice.fixture.Caller;
import io.quarkiverse.sluice.fixture.Crew;
import io.quarkiverse.sluice.fixture.Op;

/** T1: what a watcher sees, and when. */
@ParameterizedClass
@EnumSource
class WatchTest {

    @Parameter
    Caller caller;
    private Crew crew;
    private final Watch<String> level = Channels.watch("level");

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
    void t1_newWatcher_seesTheValueThatIsThere() {
        level.set("low");

        assertThat(crew.receive(level.watch()).value()).isEqualTo("low");
        assertThat(crew.receive(Channels.watch("level", "initial").watch()).value()).isEqualTo("initial");
    }

    @Test
    void t1_watcherThatHasSeenTheValue_waitsForTheNext() {
        level.set("low");
        var watcher = level.watch();
        assertThat(crew.receive(watcher).value()).isEqualTo("low");
        assertThat(watcher.tryReceive()).isNull();
        assertThat(crew.receive(watcher, Duration.ZERO).value()).isNull();
        var receive = waiting(watcher);

        level.set("high");

        assertThat(receive.value()).isEqualTo("high");
        assertThat(watcher.depth()).isZero();
    }

    @Test
    void t1_severalNewValues_theLatestIsReceivedOnce() {
        var watcher = level.watch();
        for (var value : List.of("low", "middle", "high")) {
            level.set(value);
        }

        assertThat(watcher.depth()).isEqualTo(1);
        assertThat(crew.receive(watcher).value()).isEqualTo("high");
        assertThat(watcher.tryReceive()).isNull();
    }

    @Test
    void t1_equalValueSetAgain_isNew() {
        var watcher = level.watch();
        level.set("low");
        crew.receive(watcher).value();
        var receive = waiting(watcher);

        level.set("low");

        assertThat(receive.value()).isEqualTo("low");
        assertThat(level.version()).isEqualTo(2);
    }

    @Test
    void t1_everyWatcher_seesForItself() {
        level.set("low");
        var seen = level.watch();
        var unseen = level.watch();
        crew.receive(seen).value();
        var receive = waiting(seen);

        level.set("high");

        assertThat(receive.value()).isEqualTo("high");
        assertThat(crew.receive(unseen).value()).isEqualTo("high");
    }

    @Test
    void t1_severalReceivesOfOneWatcher_shareTheValuesOldestFirst() {
        var watcher = level.watch();
        var first = waiting(watcher);
        var second = waiting(watcher);

        level.set("low");
        assertThat(first.value()).isEqualTo("low");
        assertThat(second.isDone()).isFalse();
        level.set("high");
        assertThat(second.value()).isEqualTo("high");
    }

    @Test
    void t1_complete_unseenValueComesBeforeTheEnd() {
        var watcher = level.watch();
        level.set("low");
        level.set("high");

        level.complete();

        assertThat(watcher.isClosed()).isTrue();
        assertThat(watcher.isDrained()).isFalse();
        assertThat(crew.receive(watcher).value()).isEqualTo("high");
        assertThat(watcher.isDrained()).isTrue();
        ended(crew.receive(watcher), CloseReason.COMPLETED);
        ended(crew.receive(watcher), CloseReason.COMPLETED);
        assertThat(watcher.value()).isEqualTo("high");
        assertThat(level.value()).isEqualTo("high");
    }

    @Test
    void t1_complete_waitingReceiversEnd() {
        var watcher = level.watch();
        var first = waiting(watcher);
        var second = waiting(watcher);

        level.close();

        ended(first, CloseReason.COMPLETED);
        ended(second, CloseReason.COMPLETED);
        assertThat(level.value()).isNull();
    }

    @Test
    void t1_fail_unseenValueComesBeforeTheCause() {
        var cause = new IllegalStateException("boom");
        var watcher = level.watch();
        level.set("low");

        level.fail(cause);
        level.complete();

        assertThat(crew.receive(watcher).value()).isEqualTo("low");
        assertThat(ended(crew.receive(watcher), CloseReason.FAILED)).hasCause(cause);
        assertThat(level.whenClosed().await().atMost(Await.LIMIT)).as("the first reason").isEqualTo(CloseReason.FAILED);
    }

    @Test
    void t1_watcherMadeAfterTheEnd_seesTheLastValueAndTheEnd() {
        level.set("low");
        level.complete();

        var watcher = level.watch();

        assertThat(watcher.value()).isEqualTo("low");
        assertThat(crew.receive(watcher).value()).isEqualTo("low");
        ended(crew.receive(watcher), CloseReason.COMPLETED);
    }

    @Test
    void value_isSeenWithoutBeingReceived() {
        var watcher = level.watch();
        assertThat(watcher.value()).isNull();
        level.set("low");

        assertThat(watcher.value()).isEqualTo("low");
        assertThat(crew.receive(watcher).value()).isEqualTo("low");
        assertThat(watcher.value()).isEqualTo("low");
    }

    @Test
    void c4_closedWatcher_endsItsOwnWaitsOnlyAndIsNotCounted() {
        var leaving = level.watch();
        var staying = level.watch();
        var left = waiting(leaving);
        var stayed = waiting(staying);
        assertThat(level.watchers()).isEqualTo(2);

        leaving.close();
        leaving.close();

        ended(left, CloseReason.DISCONNECTED);
        assertThat(level.watchers()).isEqualTo(1);
        level.set("low");
        assertThat(stayed.value()).isEqualTo("low");
        ended(crew.receive(leaving), CloseReason.DISCONNECTED);
        assertThat(leaving.value()).isEqualTo("low");
        assertThat(leaving.isClosed()).isTrue();
        assertThat(level.isClosed()).isFalse();
    }

    @Test
    void m3_stoppedReceive_losesNoValueAndLeavesNothing() {
        var watcher = level.watch();
        waiting(watcher).stopAndAwaitEnd();

        level.set("low");

        assertThat(watcher.tryReceive()).isEqualTo("low");
    }

    @Test
    void m3_forgottenWatcher_isCollected() {
        Await.collected(forgotten());
        level.set("low");
    }

    private WeakReference<Watcher<String>> forgotten() {
        var watcher = level.watch();
        // A crew of its own: a thread that has ended may still refer to what it ran.
        try (var passing = new Crew(caller)) {
            var receive = passing.receive(watcher);
            Await.until("it waits", receive::isWaiting);
            receive.stopAndAwaitEnd();
        }
        return new WeakReference<>(watcher);
    }

    @Test
    void receiveMany_takesTheOneThatIsThere() throws InterruptedException {
        level.set("low");
        level.set("high");
        var watcher = level.watch();

        assertThat(watcher.receiveMany(5)).containsExactly("high");
        assertThat(watcher.drainTo(new ArrayList<>(), 5)).isZero();
    }

    @Test
    void null_isRefused() {
        assertThatThrownBy(() -> level.set(null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> level.fail(null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> Channels.watch("level", null)).isInstanceOf(NullPointerException.class);
        assertThat(level.version()).isZero();
    }

    private <T> Op<T> waiting(Watcher<T> watcher) {
        var receive = crew.receive(watcher);
        Await.until("it waits", receive::isWaiting);
        return receive;
    }

    private static ChannelClosedException ended(Op<?> receive, CloseReason reason) {
        var failure = receive.failure();
        assertThat(failure).isInstanceOf(ChannelClosedException.class).hasMessageContaining("level");
        assertThat(((ChannelClosedException) failure).reason()).isEqualTo(reason);
        return (ChannelClosedException) failure;
    }
}
