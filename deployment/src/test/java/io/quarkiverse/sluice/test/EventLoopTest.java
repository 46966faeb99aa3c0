package io.quarkiverse.sluice.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ServiceLoader;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.sluice.Receiver;
import io.quarkiverse.sluice.Requester;
import io.quarkiverse.sluice.Sender;
import io.quarkiverse.sluice.cdi.ChannelName;
import io.quarkiverse.sluice.cdi.ReachedByRegistry;
import io.quarkiverse.sluice.runtime.QuarkusBlockingGuard;
import io.quarkiverse.sluice.spi.BlockingGuard;
import io.quarkus.test.QuarkusUnitTest;
import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

class EventLoopTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest().withEmptyApplication();

    @Inject
    Vertx vertx;

    @Inject
    @ChannelName
    Sender<String> orders;

    @Inject
    @ChannelName("orders")
    Receiver<String> receiver;

    @Inject
    @ChannelName
    @ReachedByRegistry
    Requester<String, String> quotes;

    @Test
    void blockingSend_onAnEventLoop_failsAtOnceNamingTheAsynchronousForm() throws Exception {
        assertThat(failure(() -> orders.send("x"))).isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll("orders", "sendAsync");
        assertThat(failure(() -> orders.send("x", Duration.ofSeconds(1)))).isInstanceOf(IllegalStateException.class);
        assertThat(orders.depth()).isZero();
    }

    @Test
    void blockingReceive_onAnEventLoop_failsAtOnce() throws Exception {
        assertThat(failure(() -> receiver.receive())).isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll("orders", "receiveAsync");
    }

    @Test
    void blockingRequest_onAnEventLoop_failsAtOnce() throws Exception {
        assertThat(failure(() -> quotes.request("x"))).isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll("quotes", "requestAsync");
    }

    @Test
    void blockingGuard_isQuarkusOwn() {
        assertThat(ServiceLoader.load(BlockingGuard.class, BlockingGuard.class.getClassLoader()))
                .singleElement().isInstanceOf(QuarkusBlockingGuard.class);
    }

    @Test
    void asynchronousResult_arrivesOnTheContextOfWhoeverWaits() throws Exception {
        var arrived = new CompletableFuture<Boolean>();
        var waiting = new CompletableFuture<Void>();
        Context own = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
        own.runOnContext(ignored -> {
            receiver.receiveAsync().subscribe()
                    .with(message -> arrived.complete(Vertx.currentContext() == own && Context.isOnEventLoopThread()));
            waiting.complete(null);
        });
        waiting.get(10, TimeUnit.SECONDS);

        orders.send("x");

        assertThat(arrived.get(10, TimeUnit.SECONDS)).isTrue();
    }

    private Throwable failure(Blocking operation) throws Exception {
        var outcome = new CompletableFuture<Throwable>();
        vertx.getOrCreateContext().runOnContext(ignored -> {
            try {
                operation.run();
                outcome.complete(null);
            } catch (Throwable t) {
                outcome.complete(t);
            }
        });
        return outcome.get(10, TimeUnit.SECONDS);
    }

    interface Blocking {

        void run() throws Exception;
    }
}
