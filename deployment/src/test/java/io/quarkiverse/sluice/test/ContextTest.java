package io.quarkiverse.sluice.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.jboss.logging.MDC;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.sluice.Broadcaster;
import io.quarkiverse.sluice.ChannelControl;
import io.quarkiverse.sluice.DeadLetter;
import io.quarkiverse.sluice.Receiver;
import io.quarkiverse.sluice.Requester;
import io.quarkiverse.sluice.Select;
import io.quarkiverse.sluice.Sender;
import io.quarkiverse.sluice.Subscription;
import io.quarkiverse.sluice.cdi.ChannelName;
import io.quarkiverse.sluice.cdi.Receive;
import io.quarkiverse.sluice.cdi.Respond;
import io.quarkiverse.sluice.cdi.SendTo;
import io.quarkiverse.sluice.cdi.Subscribe;
import io.quarkiverse.sluice.cdi.Undelivered;
import io.quarkus.test.QuarkusUnitTest;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

/** What a sender has in its diagnostic context goes with its message to the handler, and nowhere else. */
class ContextTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar.addClasses(Floor.class))
            .overrideConfigKey("quarkus.sluice.channels.failing.dead-letter", "dead")
            .overrideRuntimeConfigKey("quarkus.sluice.channels.dropping.capacity", "1")
            .overrideRuntimeConfigKey("quarkus.sluice.channels.dropping.overflow", "drop-oldest")
            .overrideRuntimeConfigKey("quarkus.sluice.channels.orders.capacity", "8");

    @Inject
    @ChannelName
    Sender<String> orders;

    @Inject
    @ChannelName("orders")
    Receiver<String> receiver;

    @Inject
    @ChannelName("orders")
    ChannelControl<String> control;

    @Inject
    @ChannelName
    Sender<String> later;

    @Inject
    @ChannelName
    Sender<String> virtual;

    @Inject
    Vertx vertx;

    @Inject
    @ChannelName
    Sender<String> hop;

    @Inject
    @ChannelName
    Sender<String> failing;

    @Inject
    @ChannelName
    Broadcaster<String> prices;

    @Inject
    @ChannelName
    Requester<String, String> quotes;

    @Inject
    Floor floor;

    @AfterEach
    void clear() {
        MDC.clear();
        control.resume();
    }

    @Test
    void receive_withSendersContext_seesItAndNothingElse() throws Exception {
        MDC.put("user", "ann");
        orders.send("one");
        assertThat(floor.next()).isEqualTo("one ann");

        MDC.clear();
        orders.send("two");
        assertThat(floor.next()).isEqualTo("two null");

        MDC.put("user", "bob");
        assertThat(orders.trySend("three")).isTrue();
        assertThat(floor.next()).isEqualTo("three bob");
        orders.sendAsync("four").await().atMost(LONG);
        assertThat(floor.next()).isEqualTo("four bob");
        orders.sendAll(List.of("five"));
        assertThat(floor.next()).isEqualTo("five bob");
        orders.reserve().send("six");
        assertThat(floor.next()).isEqualTo("six bob");
        Select.first().send(orders, "seven", () -> "sent").await();
        assertThat(floor.next()).isEqualTo("seven bob");
        assertThat(MDC.get("user")).as("the sender's own").isEqualTo("bob");
    }

    @Test
    void receive_ofOneObjectSentTwice_seesEachSendersContext() throws Exception {
        String message = "same";
        control.pause();
        MDC.put("user", "ann");
        orders.send(message);
        MDC.put("user", "bob");
        orders.send(message);
        control.resume();

        assertThat(List.of(floor.next(), floor.next())).containsExactly("same ann", "same bob");
    }

    @Test
    void receive_onEventLoop_seesItAfterItsMethodHasReturned() throws Exception {
        MDC.put("user", "ann");
        later.send("one");

        assertThat(floor.next()).isEqualTo("one ann");
        assertThat(floor.next()).isEqualTo("late ann");
    }

    @Test
    void receive_onVirtualThread_leavesTheSendersContextAlone() throws Exception {
        Context sending = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
        sending.runOnContext(ignored -> {
            MDC.put("user", "ann");
            virtual.trySend("one");
        });
        assertThat(floor.next()).isEqualTo("one ann");
        floor.next();

        var after = new CompletableFuture<Object>();
        sending.runOnContext(ignored -> after.complete(MDC.get("user")));
        assertThat(after.get(20, TimeUnit.SECONDS)).isEqualTo("ann");
    }

    @Test
    void sendTo_carriesItOn() throws Exception {
        MDC.put("user", "ann");
        hop.send("one");

        assertThat(floor.next()).isEqualTo("hop one ann");
    }

    @Test
    void deadLetter_carriesItOn() throws Exception {
        MDC.put("user", "ann");
        failing.send("one");

        assertThat(floor.next()).isEqualTo("dead one ann");
    }

    @Test
    void subscribeAndRespond_seeIt() throws Exception {
        MDC.put("user", "ann");
        prices.broadcast("one");
        assertThat(floor.next()).isEqualTo("one ann");
        assertThat(prices.tryBroadcast("two")).isTrue();
        assertThat(floor.next()).isEqualTo("two ann");
        prices.broadcastAsync("three").await().atMost(LONG);
        assertThat(floor.next()).isEqualTo("three ann");

        assertThat(quotes.request("one")).isEqualTo("one ann");
        assertThat(quotes.requestAsync("two").await().atMost(LONG)).isEqualTo("two ann");
    }

    @Test
    void ends_otherThanHandlers_getTheMessageItself() throws Exception {
        control.pause();
        MDC.put("user", "ann");
        orders.sendAll(List.of("a", "b", "c"));
        assertThat(control.drain()).containsExactly("a", "b", "c");

        Subscription<String> subscription = prices.subscribe();
        prices.broadcast("one");
        assertThat(subscription.receive()).isEqualTo("one");
        prices.broadcast("two");
        String selected = Select.<String> first().receive(subscription, event -> event).await();
        assertThat(selected).isEqualTo("two");
        prices.broadcast("three");
        assertThat(subscription.receiveAsync().await().atMost(LONG)).isEqualTo("three");
        prices.broadcast("four");
        assertThat(subscription.receiveMany(1)).containsExactly("four");
        prices.broadcast("five");
        var drained = new ArrayList<String>();
        assertThat(subscription.drainTo(drained, 1)).isEqualTo(1);
        assertThat(drained).containsExactly("five");
        prices.broadcast("six");
        assertThat(subscription.stream().toUni().await().atMost(LONG)).isEqualTo("six");
        prices.broadcast("seven");
        assertThat(subscription.iterator().next()).isEqualTo("seven");
        subscription.close();
        for (int i = 0; i < 7; i++) {
            floor.next();
        }
    }

    @Test
    void receiver_besideTheHandler_getsTheMessageItself() throws Exception {
        floor.holdUp();
        orders.send("held");
        floor.awaitHeld();
        MDC.put("user", "ann");
        orders.send("one");
        String received = receiver.receive();
        floor.goOn();

        assertThat(received).isEqualTo("one");
        assertThat(floor.next()).isEqualTo("held null");
    }

    @Test
    void undelivered_getsTheMessageItself() throws Exception {
        MDC.put("user", "ann");
        floor.droppingControl.pause();
        floor.dropping.send("old");
        floor.dropping.send("new");

        assertThat(floor.next()).isEqualTo("lost old");
        floor.droppingControl.drain();
        floor.droppingControl.resume();
    }

    @Singleton
    static class Floor {

        private final BlockingQueue<String> seen = new LinkedBlockingQueue<>();
        private final Semaphore held = new Semaphore(0);
        private final Semaphore free = new Semaphore(0);
        private volatile boolean holding;

        @Inject
        @ChannelName
        Sender<String> dropping;

        @Inject
        @ChannelName("dropping")
        ChannelControl<String> droppingControl;

        String next() throws InterruptedException {
            return String.valueOf(seen.poll(20, TimeUnit.SECONDS));
        }

        void holdUp() {
            holding = true;
        }

        void awaitHeld() throws InterruptedException {
            held.acquire();
        }

        void goOn() {
            holding = false;
            free.release();
        }

        private void see(String message) {
            seen.add(message + " " + MDC.get("user"));
        }

        @Receive("orders")
        void order(String order) throws InterruptedException {
            if (holding) {
                held.release();
                free.acquire();
            }
            see(order);
            MDC.put("user", "left behind");
        }

        @Receive("later")
        @NonBlocking
        Uni<Void> later(String order) {
            see(order);
            Context own = Vertx.currentContext();
            return Uni.createFrom().emitter(emitter -> own.runOnContext(ignored -> {
                see("late");
                emitter.complete(null);
            }));
        }

        @Receive("virtual")
        @RunOnVirtualThread
        void virtual(String order) {
            see(order);
            MDC.put("user", "left behind");
            see("then");
        }

        @Receive("hop")
        @SendTo("hopped")
        String hop(String order) {
            return "hop " + order;
        }

        @Receive("hopped")
        void hopped(String order) {
            see(order);
        }

        @Receive("failing")
        void fail(String order) {
            throw new IllegalStateException("no");
        }

        @Receive("dead")
        void dead(DeadLetter<String> letter) {
            see("dead " + letter.message());
        }

        @Receive("dropping")
        void dropped(String order) {
            see(order);
        }

        @Undelivered("dropping")
        void lost(String order) {
            seen.add("lost " + order);
        }

        @Subscribe("prices")
        void price(String price) {
            see(price);
        }

        @Respond("quotes")
        String quote(String request) {
            return request + " " + MDC.get("user");
        }
    }
}
