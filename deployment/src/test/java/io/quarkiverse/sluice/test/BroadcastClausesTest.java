package io.quarkiverse.sluice.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.sluice.Broadcaster;
import io.quarkiverse.sluice.cdi.ChannelName;
import io.quarkiverse.sluice.cdi.Subscribe;
import io.quarkus.test.QuarkusUnitTest;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;

/** The clauses on broadcasting, through annotations and properties. */
class BroadcastClausesTest {

    private static final Duration MOMENT = Duration.ofMillis(1);

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar.addClasses(Listeners.class))
            .overrideRuntimeConfigKey("quarkus.sluice.broadcasters.exact.buffer", "3")
            .overrideRuntimeConfigKey("quarkus.sluice.broadcasters.exact.slow-subscriber", "block")
            .overrideRuntimeConfigKey("quarkus.sluice.broadcasters.news.replay", "2")
            .overrideRuntimeConfigKey("quarkus.sluice.broadcasters.small.buffer", "3")
            .overrideRuntimeConfigKey("quarkus.sluice.broadcasters.small.slow-subscriber", "block");

    @Inject
    @ChannelName
    Broadcaster<Integer> prices;

    @Inject
    @ChannelName
    Broadcaster<Integer> left;

    @Inject
    @ChannelName
    Broadcaster<Integer> news;

    @Inject
    @ChannelName
    Broadcaster<Integer> small;

    @Inject
    @ChannelName
    Broadcaster<Integer> exact;

    @Inject
    Listeners listeners;

    @Test
    void b1_everyHandlerSeesEveryEventInOneOrder() throws Exception {
        var broadcasters = new ArrayList<Thread>();
        for (int i = 0; i < 3; i++) {
            int first = i * 100;
            broadcasters.add(new Thread(() -> {
                for (int event = first; event < first + 100; event++) {
                    prices.tryBroadcast(event);
                }
            }));
        }
        broadcasters.forEach(Thread::start);
        for (var broadcaster : broadcasters) {
            broadcaster.join();
        }

        await().untilAsserted(() -> assertThat(listeners.one).hasSize(300));
        await().untilAsserted(() -> assertThat(listeners.other).isEqualTo(listeners.one));
        assertThat(prices.statistics().lagged()).isZero();
    }

    @Test
    void b3_closedSubscriptionAndCancelledStream_areForgottenAtOnce() {
        var subscription = left.subscribe();
        var stream = left.stream().subscribe().withSubscriber(AssertSubscriber.<Integer> create(1));
        assertThat(left.statistics().subscribers()).isEqualTo(2);

        subscription.close();
        stream.cancel();

        assertThat(left.statistics().subscribers()).isZero();
        assertThat(left.tryBroadcast(1)).isTrue();
    }

    @Test
    void b4_replayProperty_newSubscriptionGetsTheLastEventsWithoutAGap() throws Exception {
        List.of(1, 2, 3).forEach(news::tryBroadcast);

        var late = news.subscribe();
        news.broadcast(4);

        assertThat(late.receiveMany(10)).containsExactly(2, 3, 4);
        assertThat(late.missed()).isZero();
        late.close();
    }

    @Test
    void b5_injectedEnd_cannotEndItForTheOthers() {
        assertThatThrownBy(() -> news.fail(new Exception("no"))).isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("news");
        assertThatThrownBy(news::complete).isInstanceOf(UnsupportedOperationException.class);
        assertThat(news.isClosed()).isFalse();
    }

    @Test
    void b6_bufferProperty_isExactlyTheRoomThereIs() {
        var subscription = exact.subscribe();
        int accepted = 0;
        while (exact.tryBroadcast(accepted)) {
            accepted++;
        }
        assertThat(accepted).isEqualTo(3);
        assertThat(subscription.capacity()).isEqualTo(3);
        subscription.close();
    }

    @Test
    void b7_timedOutBroadcast_hasReachedNoHandler() throws Exception {
        var full = small.subscribe();
        for (int event = 0; event < 3; event++) {
            assertThat(small.broadcast(event, Duration.ofSeconds(15))).isTrue();
        }
        assertThat(small.broadcast(99, MOMENT)).isFalse();
        assertThatThrownBy(() -> small.broadcastAsync(98, MOMENT).await().indefinitely()).hasMessageContaining("small");
        full.close();
        small.broadcast(100);

        await().untilAsserted(() -> assertThat(listeners.small).contains(100));
        assertThat(listeners.small).doesNotContain(98, 99);
    }

    @Singleton
    static class Listeners {

        final List<Integer> one = new CopyOnWriteArrayList<>();
        final List<Integer> other = new CopyOnWriteArrayList<>();
        final List<Integer> small = new CopyOnWriteArrayList<>();

        @Subscribe("prices")
        void one(Integer price) {
            one.add(price);
        }

        @Subscribe("prices")
        void other(Integer price) {
            other.add(price);
        }

        @Subscribe("small")
        void small(Integer event) {
            small.add(event);
        }
    }
}
