package io.quarkiverse.sluice.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.sluice.Pipeline;
import io.quarkiverse.sluice.cdi.ChannelName;
import io.quarkiverse.sluice.cdi.Key;
import io.quarkiverse.sluice.cdi.Stage;
import io.quarkus.test.QuarkusUnitTest;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

/** P1, P2, P4 and P5 through annotations and properties. */
class PipelineOrderTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar.addClasses(Mill.class, Booking.class))
            .overrideConfigKey("quarkus.sluice.pipelines.tight.stages", "hold")
            .overrideRuntimeConfigKey("quarkus.sluice.pipelines.tight.capacity", "1")
            .overrideRuntimeConfigKey("quarkus.sluice.pipelines.tight.stage.hold.capacity", "2")
            .overrideConfigKey("quarkus.sluice.pipelines.line.stages", "work")
            .overrideRuntimeConfigKey("quarkus.sluice.pipelines.line.stage.work.concurrency", "3")
            .overrideConfigKey("quarkus.sluice.pipelines.later.stages", "work")
            .overrideRuntimeConfigKey("quarkus.sluice.pipelines.later.stage.work.concurrency", "3")
            .overrideConfigKey("quarkus.sluice.pipelines.books.stages", "book")
            .overrideRuntimeConfigKey("quarkus.sluice.pipelines.books.stage.book.concurrency", "2")
            .overrideRuntimeConfigKey("quarkus.sluice.pipelines.books.stage.book.ordered", "by-key")
            .overrideConfigKey("quarkus.sluice.pipelines.spread.stages", "spread")
            .overrideRuntimeConfigKey("quarkus.sluice.pipelines.spread.stage.spread.concurrency", "2")
            .overrideRuntimeConfigKey("quarkus.sluice.pipelines.spread.stage.spread.capacity", "3")
            .overrideConfigKey("quarkus.sluice.pipelines.threads.stages", "worker,loop,virtual");

    @Inject
    @ChannelName
    Pipeline<Integer, Integer> tight;

    @Inject
    @ChannelName
    Pipeline<Integer, Integer> line;

    @Inject
    @ChannelName
    Pipeline<Integer, Integer> later;

    @Inject
    @ChannelName
    Pipeline<Booking, Booking> books;

    @Inject
    @ChannelName
    Pipeline<Integer, Integer> spread;

    @Inject
    @ChannelName
    Pipeline<String, String> threads;

    @Inject
    @ChannelName("line")
    Pipeline<Integer, Integer> otherView;

    @Inject
    Mill mill;

    @Test
    void p1_stageHangs_theSourceFindsNoRoom() throws Exception {
        assertThat(tight.input().capacity()).isEqualTo(2);
        assertThat(tight.output().capacity()).isEqualTo(1);
        tight.input().sendAll(List.of(0, 1, 2));

        assertThat(tight.input().trySend(3)).isFalse();
        assertThat(tight.statistics().get(0)).satisfies(stage -> {
            assertThat(stage.inFlight()).isEqualTo(1);
            assertThat(stage.depth()).isEqualTo(2);
        });

        mill.mayGoOn.countDown();
        assertThat(receive(tight, 3)).containsExactly(0, 1, 2);
    }

    @Test
    void p2_concurrencyOfThree_worksOnThreeAndKeepsTheOrder() throws Exception {
        line.input().sendAll(List.of(0, 1, 2));

        // each waits for the others, and the first for the last to be done
        assertThat(receive(line, 3)).containsExactly(0, 1, 2);
    }

    @Test
    void p2_uniStage_hasThreeUnderWayAndKeepsTheOrder() throws Exception {
        later.input().sendAll(List.of(0, 1, 2));

        assertThat(receive(later, 3)).containsExactly(0, 1, 2);
    }

    @Test
    void p2_byKey_theSecondOfAKeyWaitsAndOthersDoNot() throws Exception {
        books.input().sendAll(List.of(new Booking("a", 0), new Booking("a", 1), new Booking("b", 2)));

        assertThat(books.output().receive(LONG)).isEqualTo(new Booking("b", 2));
        assertThat(mill.booked).doesNotContain(new Booking("a", 1));
        mill.firstMayBeBooked.countDown();
        assertThat(books.output().receive(LONG)).isEqualTo(new Booking("a", 0));
        assertThat(books.output().receive(LONG)).isEqualTo(new Booking("a", 1));
    }

    @Test
    void p2_streamBehindTheHead_isRequestedOnlyAsManyAsTheCapacity() throws Exception {
        spread.input().sendAll(List.of(0, 1));
        await().untilAsserted(() -> assertThat(mill.made).hasValue(3));

        mill.headMayEnd.countDown();

        assertThat(receive(spread, 21)).startsWith(-1, 0, 1, 2).endsWith(19);
    }

    @Test
    void p4_stages_runWhereTheirAnnotationsSay() throws Exception {
        threads.input().send("x");

        String[] seen = threads.output().receive(LONG).split(";");
        assertThat(seen[1]).startsWith("sluice-worker-");
        assertThat(seen[2]).isEqualTo("true true");
        assertThat(seen[3]).contains(Runtime.version().feature() >= 21 ? "virtual" : "sluice-worker-");
    }

    @Test
    void p5_viewIsClosed_thePipelineGoesOnForOthers() throws Exception {
        otherView.close();

        assertThat(otherView.input().isClosed()).isTrue();
        assertThat(line.input().isClosed()).isFalse();
        assertThat(line.output().isClosed()).isFalse();
    }

    private static List<Integer> receive(Pipeline<?, Integer> from, int count) throws InterruptedException {
        var received = new ArrayList<Integer>();
        while (received.size() < count) {
            received.add(from.output().receive(LONG));
        }
        return received;
    }

    record Booking(@Key String account, int number) {
    }

    @Singleton
    static class Mill {

        final CountDownLatch mayGoOn = new CountDownLatch(1);
        final CountDownLatch three = new CountDownLatch(3);
        final CountDownLatch last = new CountDownLatch(1);
        final CountDownLatch firstMayBeBooked = new CountDownLatch(1);
        final CountDownLatch headMayEnd = new CountDownLatch(1);
        final Set<Booking> booked = ConcurrentHashMap.newKeySet();
        final AtomicInteger made = new AtomicInteger();
        private final List<UniEmitter<? super Integer>> waiting = new ArrayList<>();

        @Stage("tight.hold")
        Integer hold(Integer number) throws InterruptedException {
            mayGoOn.await();
            return number;
        }

        @Stage("line.work")
        Integer work(Integer number) throws InterruptedException {
            three.countDown();
            three.await();
            if (number == 2) {
                last.countDown();
            }
            last.await();
            return number;
        }

        /** The third comes first, then the second, then the first. */
        @Stage("later.work")
        synchronized Uni<Integer> workLater(Integer number) {
            return Uni.createFrom().emitter(emitter -> {
                synchronized (this) {
                    waiting.add(0, emitter);
                    if (waiting.size() == 3) {
                        for (int i = 0; i < 3; i++) {
                            waiting.get(i).complete(2 - i);
                        }
                    }
                }
            });
        }

        @Stage("books.book")
        Booking book(Booking booking) throws InterruptedException {
            booked.add(booking);
            if (booking.number() == 0) {
                firstMayBeBooked.await();
            }
            return booking;
        }

        @Stage("spread.spread")
        Multi<Integer> spread(Integer number) {
            return number == 0 ? Multi.createFrom().<Integer> emitter(emitter -> new Thread(() -> {
                try {
                    headMayEnd.await();
                } catch (InterruptedException e) {
                    emitter.fail(e);
                }
                emitter.emit(-1).complete();
            }).start()) : Multi.createFrom().range(0, 20).invoke(made::incrementAndGet);
        }

        @Stage("threads.worker")
        String worker(String text) {
            return text + ";" + Thread.currentThread().getName();
        }

        @NonBlocking
        @Stage("threads.loop")
        String loop(String text) {
            return text + ";" + Context.isOnEventLoopThread() + " "
                    + VertxContext.isDuplicatedContext(Vertx.currentContext());
        }

        @RunOnVirtualThread
        @Stage("threads.virtual")
        String virtual(String text) {
            return text + ";" + Thread.currentThread();
        }
    }
}
