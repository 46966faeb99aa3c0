package io.quarkiverse.sluice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import io.quarkiverse.sluice.fixture.Await;
import io.quarkiverse.sluice.fixture.Caller;
import io.quarkiverse.sluice.fixture.Crew;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;

/** Subscriptions to some of the events. */
@ParameterizedClass
@EnumSource
class SubscriptionFilterTest {

    private static final Predicate<Integer> EVEN = number -> number % 2 == 0;

    @Parameter
    Caller caller;
    private Crew crew;
    private final Broadcaster<Integer> broadcaster = Channels.<Integer> broadcaster("numbers").buffer(10_000).build();

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

    private void broadcast(int... numbers) {
        IntStream.of(numbers).forEach(number -> assertThat(broadcaster.tryBroadcast(number)).isTrue());
    }

    @Test
    void filter_subscriberGetsOnlyWhatItLetsThrough() {
        var even = broadcaster.subscribe(EVEN);
        var all = broadcaster.subscribe();
        broadcast(1, 2, 3, 4, 5);
        broadcaster.complete();

        assertThat(crew.receiveEach(even, 2).value()).containsExactly(2, 4);
        assertThat(crew.receive(even).failure()).isInstanceOf(ChannelClosedException.class);
        assertThat(crew.receiveEach(all, 5).value()).containsExactly(1, 2, 3, 4, 5);
    }

    @Test
    void filter_whileReceiverWaits_itWakesForWhatItWants() {
        var even = broadcaster.subscribe(EVEN);
        var waiting = crew.receive(even);
        Await.parked(waiting);

        broadcast(1, 3, 5);
        assertThat(waiting.isDone()).isFalse();
        broadcast(6);

        assertThat(waiting.value()).isEqualTo(6);
    }

    @Test
    void filter_oneOfTwoWaitersGivesUp_theEventIsNotLeft() {
        for (int round = 0; round < 50; round++) {
            try (var even = broadcaster.subscribe(EVEN)) {
                var one = crew.receive(even);
                var other = crew.receive(even);
                Await.parked(one);
                Await.parked(other);
                var event = crew.call("broadcast", () -> broadcaster.tryBroadcast(2));
                one.stop();
                event.value();
                one.stopAndAwaitEnd();
                Await.until("one of them has taken it", () -> even.depth() == 0);
            }
        }
    }

    @Test
    void filter_thousandsOfUnwantedEvents_areLetGoAtConstantStack() {
        var none = broadcaster.subscribe(number -> number == 9_999);
        IntStream.range(0, 10_000).forEach(this::broadcast);

        assertThat(crew.receive(none).value()).isEqualTo(9_999);
        assertThat(none.tryReceive()).isNull();
        assertThat(none.depth()).isZero();
    }

    @Test
    void filter_usesItsBroadcaster_noLockIsHeld() {
        var first = new ArrayList<Integer>();
        var curious = broadcaster.subscribe(number -> {
            broadcaster.statistics();
            if (number < 3) {
                broadcaster.tryBroadcast(number + 1);
            }
            first.add(number);
            return number == 3;
        });
        broadcast(1);

        assertThat(crew.receive(curious).value()).isEqualTo(3);
        assertThat(first).containsExactly(1, 2, 3);
    }

    @Test
    void b2_filterThatThrows_endsItsSubscriptionAndNoOther() {
        var cause = new IllegalStateException("fails on purpose");
        var broken = broadcaster.subscribe(number -> {
            throw cause;
        });
        var brokenStream = broadcaster.subscribe(number -> {
            throw cause;
        }).stream().subscribe().withSubscriber(AssertSubscriber.<Integer> create(1));
        var healthy = broadcaster.subscribe();
        broadcast(1, 2);

        assertThat(crew.receive(broken).failure()).isInstanceOfSatisfying(ChannelClosedException.class, closed -> {
            assertThat(closed.reason()).isEqualTo(CloseReason.FAILED);
            assertThat(closed).hasCause(cause).hasMessageContaining("numbers").hasMessageContaining("filter");
        });
        assertThat(brokenStream.awaitFailure().getFailure()).isSameAs(cause);
        assertThat(crew.receiveEach(healthy, 2).value()).containsExactly(1, 2);
        assertThat(broadcaster.statistics().subscribers()).isEqualTo(1);
    }

    @Test
    void filter_inBatchesAndStreams_countsOnlyWhatIsWanted() throws InterruptedException {
        var batch = broadcaster.subscribe(EVEN);
        var stream = broadcaster.subscribe(EVEN).stream().subscribe().withSubscriber(AssertSubscriber.<Integer> create(2));
        broadcast(1, 2, 3, 4, 5, 6);

        assertThat(batch.receiveMany(2)).containsExactly(2, 4);
        assertThat(batch.drainTo(new ArrayList<>(), 10)).isEqualTo(1);
        stream.awaitItems(2).assertItems(2, 4);
        stream.request(1);
        stream.awaitItems(3).assertItems(2, 4, 6).cancel();
    }

    @Test
    void filter_inASelect_isReadyOnlyWithWhatItWants() {
        var even = broadcaster.subscribe(EVEN);
        var idle = Channels.<Integer> bounded(1);
        broadcast(1);
        assertThat(select(even, idle).otherwise(() -> "none").awaitAsync().await().atMost(Await.LIMIT)).isEqualTo("none");
        var chosen = caller.blocks() ? crew.call("select", () -> select(even, idle).await())
                : crew.subscribe("select", select(even, idle).awaitAsync());
        Await.waitingReceivers(idle.control(), 1);

        broadcast(3, 4);

        assertThat(chosen.value()).isEqualTo("number 4");
        Await.waitingReceivers(idle.control(), 0);
    }

    private static Select<String> select(Subscription<Integer> subscription, ChannelPair<Integer> idle) {
        return Select.<String> first().receive(idle.receiver(), m -> "idle").receive(subscription, m -> "number " + m);
    }

    @Test
    void filter_lag_countsWhatWasSkippedBeforeItWasAskedAbout() {
        var even = broadcaster.subscribe(SubscriberOptions.defaults().withBuffer(2), EVEN);
        broadcast(1, 2, 3, 4, 5, 6);

        assertThat(crew.receive(even).failure()).isInstanceOf(SubscriptionLaggedException.class);
        assertThat(crew.receive(even).value()).isEqualTo(6);
        assertThat(even.missed()).isEqualTo(4);
        assertThatExceptionOfType(NullPointerException.class)
                .isThrownBy(() -> broadcaster.subscribe((Predicate<Integer>) null));
        assertThat(List.of(even.capacity())).containsExactly(2);
    }
}
