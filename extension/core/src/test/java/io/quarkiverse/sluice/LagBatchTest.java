package io.quarkiverse.sluice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.quarkiverse.sluice.fixture.Await;
import io.quarkiverse.sluice.fixture.Caller;
import io.quarkiverse.sluice.fixture.Crew;
import io.quarkiverse.sluice.fixture.Op;

/** B2: a batch ends before a gap, and never loses what it has taken. */
class LagBatchTest {

    private final Crew crew = new Crew(Caller.PLATFORM);
    private final Broadcaster<Integer> broadcaster = Channels.<Integer> broadcaster("prices").buffer(2)
            .slowSubscriber(SlowSubscriber.DROP_NEWEST).build();
    private final Subscription<Integer> subscription = broadcaster.subscribe();

    @AfterEach
    void noThreadStays() {
        crew.close();
    }

    /** 1 and 2, a gap of two, 5. */
    private void broadcastWithAGap() {
        List.of(1, 2, 3, 4).forEach(broadcaster::tryBroadcast);
    }

    @Test
    void b2_receiveMany_endsBeforeTheGap() throws InterruptedException {
        broadcastWithAGap();

        assertThat(subscription.receiveMany(10)).containsExactly(1, 2);
        broadcaster.tryBroadcast(5);

        assertThatExceptionOfType(SubscriptionLaggedException.class).isThrownBy(() -> subscription.receiveMany(10))
                .satisfies(gap -> assertThat(gap.skipped()).isEqualTo(2));
        assertThat(subscription.receiveMany(10, Duration.ZERO)).containsExactly(5);
    }

    @Test
    void b2_receiveManyAsync_endsBeforeTheGap() {
        broadcastWithAGap();

        assertThat(many().value()).containsExactly(1, 2);
        broadcaster.tryBroadcast(5);

        assertThat(many().failure()).isInstanceOf(SubscriptionLaggedException.class);
        assertThat(many().value()).containsExactly(5);
    }

    private Op<List<Integer>> many() {
        return crew.subscribe("receiveManyAsync", subscription.receiveManyAsync(10));
    }

    @Test
    void b2_drainTo_endsBeforeTheGap() {
        broadcastWithAGap();
        var drained = new ArrayList<Integer>();

        assertThat(subscription.drainTo(drained, 10)).isEqualTo(2);
        broadcaster.tryBroadcast(5);

        assertThatExceptionOfType(SubscriptionLaggedException.class).isThrownBy(() -> subscription.drainTo(drained, 10));
        assertThat(subscription.drainTo(drained, 10)).isEqualTo(1);
        assertThat(subscription.drainTo(drained, 10)).isZero();
        assertThat(drained).containsExactly(1, 2, 5);
    }

    @Test
    void b2_gatherMany_endsBeforeTheGap() throws InterruptedException {
        broadcastWithAGap();

        assertThat(subscription.gatherMany(10, Await.LIMIT)).containsExactly(1, 2);

        assertThatExceptionOfType(SubscriptionLaggedException.class)
                .isThrownBy(() -> subscription.gatherMany(10, Await.LIMIT));
        assertThat(subscription.gatherMany(10, Duration.ZERO)).isEmpty();
    }

    @Test
    void b2_gatherManyWhileItWaits_takesUpToTheGapAndLeavesIt() throws InterruptedException {
        var lagging = broadcaster.subscribe(SubscriberOptions.policy(SlowSubscriber.LAG).withBuffer(1));
        var gathered = crew.call("gather", () -> gatherBehindGaps(lagging));
        int seen = 0;
        for (int event = 0; !gathered.isDone(); event++) {
            broadcaster.tryBroadcast(event);
            seen = event + 1;
            Await.giveWay();
        }
        var batch = gathered.value();

        // A batch that is not full ended before a gap, which the next receive reports.
        assertThat(batch).isNotEmpty().isSorted().doesNotHaveDuplicates();
        if (batch.size() < 4) {
            assertThatExceptionOfType(SubscriptionLaggedException.class).isThrownBy(lagging::tryReceive);
        }
        assertThat(lagging.missed()).isLessThanOrEqualTo(seen - batch.size());
    }

    /** A gap may come before a first event was taken. */
    private static List<Integer> gatherBehindGaps(Subscription<Integer> subscription) throws InterruptedException {
        while (true) {
            try {
                return subscription.gatherMany(4, Await.LIMIT);
            } catch (SubscriptionLaggedException gap) {
                assertThat(gap.skipped()).isPositive();
            }
        }
    }
}
