package io.quarkiverse.sluice.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.sluice.Sender;
import io.quarkiverse.sluice.cdi.ChannelName;
import io.quarkiverse.sluice.cdi.Receive;
import io.quarkus.test.QuarkusUnitTest;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;

/** The application's other channels go on, and so does the channel itself wherever that is possible. */
class HardFailureTest {

    private static final Duration LONG = Duration.ofSeconds(15);
    /** Seen by this class both as the application loads it and as the test runner does. */
    private static final String MAY_END = "io.quarkiverse.sluice.test.hanging-may-end";

    @RegisterExtension
    static final QuarkusUnitTest APP = ShutdownLog.check(new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar.addClasses(Floor.class, ShutdownLog.class))
            .overrideRuntimeConfigKey("quarkus.sluice.shutdown.drain-timeout", "50ms"),
            HardFailureTest::whatWasLeftIsReported);

    @Inject
    @ChannelName
    Sender<String> throwing;

    @Inject
    @ChannelName
    Sender<String> memory;

    @Inject
    @ChannelName
    Sender<String> stack;

    @Inject
    @ChannelName
    Sender<String> loop;

    @Inject
    @ChannelName
    Sender<String> hanging;

    @Inject
    @ChannelName
    Sender<String> never;

    @Inject
    @ChannelName
    Sender<String> healthy;

    @Inject
    Floor floor;

    @Test
    void alwaysThrows_othersGoOn_andItIsCalledForEachMessage() throws Exception {
        for (int i = 0; i < 100; i++) {
            throwing.send("m");
        }

        await().atMost(LONG).untilAsserted(() -> assertThat(floor.called).filteredOn("throwing"::equals).hasSize(100));
        healthyGoesOn("after throwing");
    }

    @Test
    void outOfMemoryError_killsNoLoop() throws Exception {
        memory.send("1");
        memory.send("2");

        await().atMost(LONG).untilAsserted(() -> assertThat(floor.called).contains("memory 1", "memory 2"));
        healthyGoesOn("after memory");
    }

    @Test
    void stackOverflowError_killsNoLoop() throws Exception {
        stack.send("1");
        stack.send("2");

        await().atMost(LONG).untilAsserted(() -> assertThat(floor.called).contains("stack 1", "stack 2"));
        healthyGoesOn("after stack");
    }

    @Test
    void error_onAnEventLoop_killsNoLoop() throws Exception {
        loop.send("1");
        loop.send("2");

        await().atMost(LONG).untilAsserted(() -> assertThat(floor.called).contains("loop 1", "loop 2"));
        healthyGoesOn("after loop");
    }

    @Test
    void hangsForEver_othersGoOn() throws Exception {
        hanging.sendAll(List.of("1", "2", "3"));
        never.sendAll(List.of("1", "2"));
        assertThat(floor.hangs.await(15, TimeUnit.SECONDS)).isTrue();

        healthyGoesOn("after hanging");
        assertThat(hanging.depth()).isEqualTo(2);
    }

    private void healthyGoesOn(String message) throws InterruptedException {
        healthy.send(message);
        await().atMost(LONG).untilAsserted(() -> assertThat(floor.called).contains(message));
    }

    private static void letItEnd() {
        System.setProperty(MAY_END, "");
        synchronized (MAY_END.intern()) {
            MAY_END.intern().notifyAll();
        }
    }

    private static void awaitEnd() throws InterruptedException {
        synchronized (MAY_END.intern()) {
            while (System.getProperty(MAY_END) == null) {
                MAY_END.intern().wait();
            }
        }
    }

    /** Even though neither the interrupt nor the cancelling ends the handlers. */
    private static void whatWasLeftIsReported(List<String> log) {
        letItEnd();
        assertThat(log)
                .anySatisfy(line -> assertThat(line).contains("Messages left at shutdown", "channel 'hanging' 2"))
                .anySatisfy(line -> assertThat(line).contains("Messages left at shutdown", "channel 'never' 1"))
                .anySatisfy(line -> assertThat(line).contains("are interrupted: channel 'hanging'"))
                .anySatisfy(line -> assertThat(line).contains("left behind", "channel 'hanging'"));
    }

    @Singleton
    static class Floor {

        final CountDownLatch hangs = new CountDownLatch(2);
        final List<String> called = new CopyOnWriteArrayList<>();

        @Receive("throwing")
        void throwing(String message) {
            called.add("throwing");
            throw new IllegalStateException("always");
        }

        @Receive("memory")
        void memory(String message) {
            called.add("memory " + message);
            throw new OutOfMemoryError("as if");
        }

        @Receive("stack")
        void stack(String message) {
            called.add("stack " + message);
            deeper(1);
        }

        private int deeper(int depth) {
            return deeper(depth + 1) + 1;
        }

        @NonBlocking
        @Receive("loop")
        void loop(String message) {
            called.add("loop " + message);
            throw new OutOfMemoryError("as if");
        }

        @Receive("hanging")
        void hanging(String message) {
            hangs.countDown();
            boolean ended = false;
            while (!ended) {
                try {
                    awaitEnd();
                    ended = true;
                } catch (InterruptedException deaf) {
                    // hangs for ever
                }
            }
        }

        @Receive("never")
        Uni<Void> never(String message) {
            hangs.countDown();
            return Uni.createFrom().nothing();
        }

        @Receive("healthy")
        void healthy(String message) {
            called.add(message);
        }
    }
}
