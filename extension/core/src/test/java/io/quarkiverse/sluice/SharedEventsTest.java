package io.quarkiverse.sluice;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.quarkiverse.sluice.fixture.Await;

/** B6: an event is stored once, and let go when the last one has read it. */
class SharedEventsTest {

    @ParameterizedTest
    @EnumSource
    void b6_whatAllHaveRead_isGivenBackAtOnce(SlowSubscriber policy) throws InterruptedException {
        var broadcaster = Channels.<Object> broadcaster("prices").buffer(8).slowSubscriber(policy).build();
        var subscriptions = List.of(broadcaster.subscribe(), broadcaster.subscribe());
        var event = broadcast(broadcaster);

        for (var subscription : subscriptions) {
            assertThat(event.get()).isNotNull();
            subscription.receive();
        }

        Await.collected(event);
        assertThat(broadcaster.isClosed()).isFalse();
    }

    @Test
    void b6_oneWhoNeverReads_holdsNoMoreThanItsBuffer() throws InterruptedException {
        int buffer = 4;
        var broadcaster = Channels.<Object> broadcaster("prices").buffer(buffer).build();
        var idle = broadcaster.subscribe();
        var events = new ArrayList<WeakReference<Object>>();
        for (int i = 0; i < 10; i++) {
            events.add(broadcast(broadcaster));
        }

        events.subList(0, events.size() - buffer).forEach(Await::collected);
        assertThat(events.subList(events.size() - buffer, events.size())).allMatch(event -> event.get() != null);
        idle.close();
        events.forEach(Await::collected);
    }

    @Test
    void b6_oneWhoNeverReadsWithASmallBuffer_holdsLittleOfALargeOne() throws InterruptedException {
        var broadcaster = Channels.<Object> broadcaster("prices").buffer(10_000).build();
        var reader = broadcaster.subscribe();
        var latest = broadcaster.subscribe(SubscriberOptions.policy(SlowSubscriber.LATEST));
        var first = broadcast(broadcaster);
        reader.receive();
        for (int i = 0; i < 1_000; i++) {
            broadcast(broadcaster);
            reader.receive();
        }

        Await.collected(first);
        assertThat(latest.missed()).isEqualTo(1_000);
    }

    @Test
    void b6_noSubscriber_nothingIsHeldButTheReplay() {
        var broadcaster = Channels.<Object> broadcaster("prices").replay(1).build();
        var first = broadcast(broadcaster);
        var second = broadcast(broadcaster);

        Await.collected(first);
        assertThat(second.get()).isNotNull();
        assertThat(broadcaster.isClosed()).isFalse();
    }

    @Test
    void b6_disconnected_holdsItsBacklogAndNothingThatCameAfterIt() throws InterruptedException {
        var broadcaster = Channels.<Object> broadcaster("prices").buffer(1).slowSubscriber(SlowSubscriber.DISCONNECT).build();
        var subscription = broadcaster.subscribe();
        var kept = broadcast(broadcaster);
        var missed = broadcast(broadcaster);

        Await.collected(missed);
        assertThat(kept.get()).isNotNull();
        subscription.receive();
        Await.collected(kept);
    }

    private static WeakReference<Object> broadcast(Broadcaster<Object> broadcaster) {
        var event = new Object();
        assertThat(broadcaster.tryBroadcast(event)).isTrue();
        return new WeakReference<>(event);
    }
}
