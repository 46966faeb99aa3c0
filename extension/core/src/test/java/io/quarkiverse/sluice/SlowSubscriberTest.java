package io.quarkiverse.sluice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkiverse.sluice.fixture.Await;
import io.quarkiverse.sluice.fixture.Caller;
import io.quarkiverse.sluice.fixture.Crew;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;

/** B2: each subscriber has its own policy, and a slow one harms nobody else. */
@ParameterizedClass
@EnumSource
class SlowSubscriberTest {

    @Parameter
    Caller caller;
    private Crew crew;

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

    @ParameterizedTest
    @ValueSource(ints = { 1, 2, 3, 64 })
    void b2_lag_oldestAreSkippedAndCountedExactly(int buffer) {
        var broadcaster = Channels.<Integer> broadcaster("prices").buffer(buffer).build();
        var subscription = broadcaster.subscribe();
        int events = buffer + 5;
        for (int i = 0; i < events; i++) {
            assertThat(broadcaster.tryBroadcast(i)).isTrue();
        }

        assertThat(crew.receive(subscription).failure()).isInstanceOfSatisfying(SubscriptionLaggedException.class,
                e -> assertThat(e.skipped()).isEqualTo(5)).hasMessageContaining("prices");
        var kept = new ArrayList<Integer>();
        subscription.drainTo(kept, events);

        assertThat(kept).hasSize(buffer).startsWith(5).endsWith(events - 1).isSorted();
        assertThat(subscription.missed()).isEqualTo(5);
        assertThat(subscription.tryReceive()).isNull();
        assertThat(broadcaster.statistics().lagged()).isEqualTo(5);
    }

    @Test
    void b2_lag_everyGapIsReportedOnce() {
        var broadcaster = Channels.<Integer> broadcaster("prices").buffer(2).build();
        var subscription = broadcaster.subscribe();
        for (int gap = 1; gap <= 3; gap++) {
            for (int i = 0; i < 2 + gap; i++) {
                broadcaster.tryBroadcast(i);
            }
            long skipped = gap;
            assertThatExceptionOfType(SubscriptionLaggedException.class).isThrownBy(subscription::tryReceive)
                    .satisfies(e -> assertThat(e.skipped()).isEqualTo(skipped));
            assertThat(subscription.tryReceive()).isEqualTo(gap);
            assertThat(subscription.tryReceive()).isEqualTo(gap + 1);
        }
        assertThat(subscription.missed()).isEqualTo(6);
    }

    @Test
    void b2_lag_seenAndMissedAddUpToAllUnderLoad() {
        int events = 50_000;
        var broadcaster = Channels.<Integer> broadcaster("prices").buffer(8).build();
        var subscription = broadcaster.subscribe();
        var counted = crew.call("receive", () -> {
            long seen = 0;
            long skipped = 0;
            int last = -1;
            while (true) {
                try {
                    int event = subscription.receive();
                    assertThat(event).isGreaterThan(last);
                    last = event;
                    seen++;
                } catch (SubscriptionLaggedException e) {
                    skipped += e.skipped();
                } catch (ChannelClosedException e) {
                    return List.of(seen + skipped, skipped);
                }
            }
        });
        for (int i = 0; i < events; i++) {
            broadcaster.tryBroadcast(i);
        }
        broadcaster.complete();

        assertThat(counted.value()).containsExactly((long) events, subscription.missed());
    }

    @Test
    void b2_iteration_goesOnBehindTheGap() {
        var broadcaster = Channels.<Integer> broadcaster("prices").buffer(2).build();
        var gaps = new ArrayList<Long>();
        var subscription = broadcaster.subscribe().onLagged(gaps::add);
        List.of(1, 2, 3, 4, 5).forEach(broadcaster::tryBroadcast);
        broadcaster.complete();

        var iterated = new ArrayList<Integer>();
        subscription.forEach(iterated::add);

        assertThat(iterated).containsExactly(4, 5);
        assertThat(gaps).containsExactly(3L);
        assertThat(subscription.missed()).isEqualTo(3);
    }

    @Test
    void b2_stream_neverFailsOnAGap() {
        var broadcaster = Channels.<Integer> broadcaster("prices").buffer(2).build();
        var gaps = new ArrayList<Long>();
        var subscription = broadcaster.subscribe().onLagged(gaps::add);
        var stream = subscription.stream().subscribe().withSubscriber(AssertSubscriber.<Integer> create(1));
        List.of(1, 2, 3, 4, 5).forEach(broadcaster::tryBroadcast);
        stream.assertItems(1);

        stream.request(10);

        stream.assertItems(1, 4, 5).assertNotTerminated();
        assertThat(gaps).containsExactly(2L);
        stream.cancel();
    }

    @Test
    void b2_block_slowsTheBroadcaster() {
        var broadcaster = Channels.<Integer> broadcaster("prices").buffer(2).slowSubscriber(SlowSubscriber.BLOCK).build();
        var subscription = broadcaster.subscribe();
        assertThat(broadcaster.tryBroadcast(1)).isTrue();
        assertThat(broadcaster.tryBroadcast(2)).isTrue();
        assertThat(broadcaster.tryBroadcast(3)).isFalse();
        var waiting = crew.broadcast(broadcaster, 3);
        assertThat(waiting.isDone()).isFalse();

        assertThat(crew.receiveEach(subscription, 3).value()).containsExactly(1, 2, 3);
        waiting.value();
        assertThat(subscription.missed()).isZero();
    }

    @Test
    void b2_dropNewest_keepsTheOldestAndCounts() {
        var broadcaster = Channels.<Integer> broadcaster("prices").buffer(2).slowSubscriber(SlowSubscriber.DROP_NEWEST).build();
        var subscription = broadcaster.subscribe();
        List.of(1, 2, 3, 4, 5).forEach(event -> assertThat(broadcaster.tryBroadcast(event)).isTrue());
        broadcaster.complete();

        var kept = new ArrayList<Integer>();
        subscription.forEach(kept::add);

        assertThat(kept).containsExactly(1, 2);
        assertThat(subscription.missed()).isEqualTo(3);
    }

    @Test
    void b2_latest_keepsTheLastAndCounts() {
        var broadcaster = Channels.<Integer> broadcaster("prices").slowSubscriber(SlowSubscriber.LATEST).build();
        var subscription = broadcaster.subscribe();
        List.of(1, 2, 3, 4, 5).forEach(broadcaster::tryBroadcast);
        broadcaster.complete();

        var kept = new ArrayList<Integer>();
        subscription.forEach(kept::add);

        assertThat(kept).containsExactly(5);
        assertThat(subscription.missed()).isEqualTo(4);
    }

    @Test
    void b2_dropNewest_gapIsReportedInItsPlace() {
        var broadcaster = Channels.<Integer> broadcaster("prices").buffer(2).slowSubscriber(SlowSubscriber.DROP_NEWEST).build();
        var subscription = broadcaster.subscribe();
        List.of(1, 2, 3).forEach(broadcaster::tryBroadcast);
        assertThat(crew.receive(subscription).value()).isEqualTo(1);
        broadcaster.tryBroadcast(4);
        List.of(5, 6).forEach(broadcaster::tryBroadcast);
        broadcaster.complete();

        assertThat(crew.receive(subscription).value()).isEqualTo(2);
        assertThat(gap(subscription)).isEqualTo(1);
        assertThat(crew.receive(subscription).value()).isEqualTo(4);
        assertThat(gap(subscription)).isEqualTo(2);
        assertThat(crew.receive(subscription).failure()).isInstanceOf(ChannelClosedException.class);
        assertThat(subscription.missed()).isEqualTo(3);
    }

    private long gap(Subscription<?> subscription) {
        return ((SubscriptionLaggedException) crew.receive(subscription).failure()).skipped();
    }

    @Test
    void b2_latest_isNotToldOfWhatItAskedFor() {
        var broadcaster = Channels.<Integer> broadcaster("prices").slowSubscriber(SlowSubscriber.LATEST).build();
        var subscription = broadcaster.subscribe();
        List.of(1, 2, 3).forEach(broadcaster::tryBroadcast);

        assertThat(crew.receive(subscription).value()).isEqualTo(3);
        assertThat(subscription.missed()).isEqualTo(2);
        assertThat(subscription.depth()).isZero();
    }

    @Test
    void b2_disconnected_countsWhatItMissesUntilItIsClosed() {
        var broadcaster = Channels.<Integer> broadcaster("prices").buffer(1).slowSubscriber(SlowSubscriber.DISCONNECT).build();
        var subscription = broadcaster.subscribe();
        List.of(1, 2, 3, 4).forEach(broadcaster::tryBroadcast);

        assertThat(crew.receive(subscription).value()).isEqualTo(1);
        assertThat(crew.receive(subscription).failure()).isInstanceOf(ChannelClosedException.class)
                .hasMessageContaining("3 events missed");
        subscription.close();
        broadcaster.tryBroadcast(5);

        assertThat(subscription.missed()).isEqualTo(3);
        assertThat(broadcaster.statistics().lagged()).isEqualTo(1);
    }

    @Test
    void b2_disconnect_onlyByAnEventThatIsBroadcast() {
        var broadcaster = Channels.<Integer> broadcaster("prices").buffer(1).build();
        var brief = broadcaster.subscribe(SubscriberOptions.policy(SlowSubscriber.DISCONNECT));
        var blocking = broadcaster.subscribe(SubscriberOptions.policy(SlowSubscriber.BLOCK));
        broadcaster.tryBroadcast(1);

        assertThat(broadcaster.tryBroadcast(2)).isFalse();

        assertThat(brief.isClosed()).isFalse();
        assertThat(crew.receive(blocking).value()).isEqualTo(1);
        assertThat(broadcaster.tryBroadcast(2)).isTrue();
        assertThat(brief.isClosed()).isTrue();
    }

    @Test
    void b2_disconnect_backlogThenDisconnectedWithTheNumberMissed() {
        var broadcaster = Channels.<Integer> broadcaster("prices").buffer(2).slowSubscriber(SlowSubscriber.DISCONNECT).build();
        var subscription = broadcaster.subscribe();
        List.of(1, 2, 3).forEach(broadcaster::tryBroadcast);

        assertThat(crew.receiveEach(subscription, 2).value()).containsExactly(1, 2);
        assertThatExceptionOfType(ChannelClosedException.class).isThrownBy(subscription::tryReceive)
                .satisfies(e -> assertThat(e.reason()).isEqualTo(CloseReason.DISCONNECTED)).withMessageContaining("1 ");
        assertThat(subscription.missed()).isEqualTo(1);
        assertThat(broadcaster.statistics().subscribers()).isZero();
        assertThat(broadcaster.isClosed()).isFalse();
    }

    @Test
    void b2_slowOnes_harmNoOther() {
        var broadcaster = Channels.<Integer> broadcaster("prices").buffer(1_000).build();
        for (var policy : List.of(SlowSubscriber.LAG, SlowSubscriber.DROP_NEWEST, SlowSubscriber.DISCONNECT)) {
            broadcaster.subscribe(SubscriberOptions.policy(policy).withBuffer(1));
        }
        broadcaster.subscribe(SubscriberOptions.policy(SlowSubscriber.LATEST));
        var healthy = broadcaster.subscribe();
        for (int i = 0; i < 1_000; i++) {
            assertThat(broadcaster.tryBroadcast(i)).isTrue();
        }

        assertThat(crew.receiveEach(healthy, 1_000).value()).hasSize(1_000).isSorted();
        assertThat(healthy.missed()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = { 1, 3, 7, 1_000 })
    void b6_buffer_isExactlyWhatWasConfigured(int buffer) {
        var broadcaster = Channels.<Integer> broadcaster("prices").buffer(buffer).slowSubscriber(SlowSubscriber.BLOCK).build();
        var subscription = broadcaster.subscribe();
        int accepted = 0;
        while (broadcaster.tryBroadcast(accepted)) {
            accepted++;
        }

        assertThat(accepted).isEqualTo(buffer);
        assertThat(subscription.depth()).isEqualTo(buffer);
        assertThat(subscription.capacity()).isEqualTo(buffer);
        assertThat(broadcaster.statistics().maxDepth()).isEqualTo(buffer);
    }

    @Test
    void b7_brokenOffBroadcasts_haveReachedNobody() {
        var broadcaster = Channels.<Integer> broadcaster("prices").buffer(1).build();
        var fast = broadcaster.subscribe(SubscriberOptions.defaults().withBuffer(10));
        var slow = broadcaster.subscribe(SubscriberOptions.policy(SlowSubscriber.BLOCK).withBuffer(1));
        assertThat(broadcaster.tryBroadcast(1)).isTrue();

        assertThat(broadcaster.tryBroadcast(2)).isFalse();
        assertThat(crew.broadcast(broadcaster, 3, Duration.ofMillis(1)).value()).isFalse();
        assertThat(crew.broadcast(broadcaster, 3, Duration.ZERO).value()).isFalse();
        var stopped = crew.broadcast(broadcaster, 4);
        Await.parked(stopped);
        assertThat(stopped.stop().wasStopped()).isTrue();

        assertThat(fast.depth()).isEqualTo(1);
        assertThat(slow.tryReceive()).isEqualTo(1);
        assertThat(broadcaster.tryBroadcast(7)).isTrue();
        assertThat(crew.receiveEach(fast, 2).value()).containsExactly(1, 7);
        assertThat(slow.tryReceive()).isEqualTo(7);
        assertThat(broadcaster.statistics().sent()).isEqualTo(2);
    }

    @Test
    void buffersOutOfRange_areRefusedWithTheirValue() {
        assertThatIllegalArgumentException().isThrownBy(() -> Channels.broadcaster("prices").buffer(0))
                .withMessageContaining("prices").withMessageContaining("0");
        assertThatIllegalArgumentException().isThrownBy(() -> SubscriberOptions.defaults().withBuffer(-1))
                .withMessageContaining("-1");
    }
}
