package io.quarkiverse.sluice.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.Semaphore;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.sluice.Broadcaster;
import io.quarkiverse.sluice.Receiver;
import io.quarkiverse.sluice.Sender;
import io.quarkiverse.sluice.cdi.ChannelName;
import io.quarkiverse.sluice.cdi.Subscribe;
import io.quarkus.test.QuarkusUnitTest;

class SubscribeTest {

    private static final Duration LONG = Duration.ofSeconds(10);

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar.addClasses(Board.class))
            .overrideRuntimeConfigKey("quarkus.sluice.broadcasters.prices.buffer", "2")
            .overrideRuntimeConfigKey("quarkus.sluice.broadcasters.careful.buffer", "1")
            .overrideRuntimeConfigKey("quarkus.sluice.broadcasters.careful.slow-subscriber", "block");

    @Inject
    @ChannelName
    Broadcaster<Integer> prices;

    @Inject
    @ChannelName
    Broadcaster<Integer> careful;

    @Inject
    Board board;

    @Inject
    @ChannelName
    Receiver<Integer> shown;

    @Test
    void laggingHandler_goesOnBehindTheGap() throws Exception {
        prices.broadcast(0);
        board.entered.acquire();
        // the handler is busy with 0; of these only the last two fit into its buffer
        for (int price = 1; price <= 5; price++) {
            prices.broadcast(price);
        }
        board.mayGoOn.release();

        assertThat(shown.gatherMany(3, LONG)).containsExactly(0, 4, 5);
        assertThat(prices.statistics().lagged()).isEqualTo(3);
    }

    @Test
    void blockingSubscription_makesTheBroadcasterWait() {
        var subscription = careful.subscribe();

        assertThat(careful.tryBroadcast(1)).isTrue();
        assertThat(careful.tryBroadcast(2)).isFalse();
        subscription.close();
        assertThat(careful.tryBroadcast(3)).isTrue();
    }

    @Test
    void injectedBroadcaster_complete_isRefused() {
        assertThatThrownBy(prices::complete).isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("prices");
        assertThat(prices.isClosed()).isFalse();
    }

    @Singleton
    static class Board {

        final Semaphore entered = new Semaphore(0);
        final Semaphore mayGoOn = new Semaphore(0);

        @ChannelName
        Sender<Integer> shown;

        @Subscribe("prices")
        void show(Integer price) throws InterruptedException {
            if (price == 0) {
                entered.release();
                mayGoOn.acquire();
            }
            shown.send(price);
        }
    }
}
