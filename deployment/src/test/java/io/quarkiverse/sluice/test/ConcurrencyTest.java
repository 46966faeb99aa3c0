package io.quarkiverse.sluice.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.sluice.ChannelControl;
import io.quarkiverse.sluice.Sender;
import io.quarkiverse.sluice.cdi.ChannelName;
import io.quarkiverse.sluice.cdi.Receive;
import io.quarkus.test.QuarkusUnitTest;

class ConcurrencyTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar.addClasses(Floor.class))
            .overrideRuntimeConfigKey("quarkus.sluice.channels.wide.concurrency", "3")
            .overrideRuntimeConfigKey("quarkus.sluice.channels.narrowed.concurrency", "1");

    @Inject
    @ChannelName
    Sender<Integer> wide;

    @Inject
    @ChannelName("wide")
    ChannelControl<Integer> control;

    @Inject
    @ChannelName
    Sender<Integer> annotated;

    @Inject
    @ChannelName
    Sender<Integer> narrowed;

    @Inject
    @ChannelName("narrowed")
    ChannelControl<Integer> narrowedControl;

    @Inject
    @ChannelName
    Sender<String> shared;

    @Inject
    Floor floor;

    @Test
    void concurrency_ofThree_handlesThreeAtOnceAndNoMore() throws Exception {
        wide.sendAll(List.of(1, 2, 3, 4));

        // each of three waits for the other two; the fourth stays queued as long as they are held
        floor.three.await();
        assertThat(control.statistics().depth()).isEqualTo(1);
        floor.mayGoOn.countDown();
        await().untilAsserted(() -> assertThat(floor.handled).containsExactlyInAnyOrder(1, 2, 3, 4));
    }

    @Test
    void concurrency_byTheAnnotation_handlesAsManyAtOnce() throws Exception {
        annotated.sendAll(List.of(1, 2));

        // each waits for the other
        await().untilAsserted(() -> assertThat(floor.annotated).containsExactlyInAnyOrder(1, 2));
    }

    @Test
    void concurrency_byAnnotationAndProperty_thePropertyWins() throws Exception {
        narrowed.sendAll(List.of(1, 2));

        floor.narrowed.await();
        assertThat(narrowedControl.statistics().depth()).isEqualTo(1);
        floor.narrowedMayGoOn.countDown();
        await().untilAsserted(() -> assertThat(narrowedControl.statistics().depth()).isZero());
    }

    @Test
    void competingHandlers_shareTheMessages() throws Exception {
        shared.send("a");
        shared.send("b");

        await().untilAsserted(() -> assertThat(floor.sharers).containsExactlyInAnyOrder("one", "other"));
    }

    @Singleton
    static class Floor {

        final CountDownLatch three = new CountDownLatch(3);
        final CountDownLatch mayGoOn = new CountDownLatch(1);
        final CountDownLatch both = new CountDownLatch(2);
        final CountDownLatch pair = new CountDownLatch(2);
        final Set<Integer> annotated = ConcurrentHashMap.newKeySet();
        final CountDownLatch narrowed = new CountDownLatch(1);
        final CountDownLatch narrowedMayGoOn = new CountDownLatch(1);
        final Set<Integer> handled = ConcurrentHashMap.newKeySet();
        final Set<String> sharers = ConcurrentHashMap.newKeySet();

        @Receive("wide")
        void handle(Integer number) throws InterruptedException {
            three.countDown();
            mayGoOn.await();
            handled.add(number);
        }

        @Receive(value = "annotated", concurrency = 2)
        void annotated(Integer number) throws InterruptedException {
            pair.countDown();
            pair.await();
            annotated.add(number);
        }

        @Receive(value = "narrowed", concurrency = 2)
        void narrowed(Integer number) throws InterruptedException {
            narrowed.countDown();
            narrowedMayGoOn.await();
        }

        @Receive(value = "shared", competing = true)
        void one(String message) throws InterruptedException {
            share("one");
        }

        @Receive(value = "shared", competing = true)
        void other(String message) throws InterruptedException {
            share("other");
        }

        private void share(String who) throws InterruptedException {
            sharers.add(who);
            both.countDown();
            both.await();
        }
    }
}
