package io.quarkiverse.sluice.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.BitSet;

import jakarta.inject.Inject;

import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.sluice.Receiver;
import io.quarkiverse.sluice.Sender;
import io.quarkiverse.sluice.cdi.ChannelName;
import io.quarkiverse.sluice.cdi.Receive;
import io.quarkiverse.sluice.cdi.SendTo;
import io.quarkus.test.QuarkusUnitTest;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;

@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FloodTest {

    private static final int MESSAGES = 20_000;
    private static final Duration LONG = Duration.ofSeconds(20);

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar.addClasses(Hops.class))
            .overrideRuntimeConfigKey("quarkus.sluice.channels.blocking.capacity", "4")
            .overrideRuntimeConfigKey("quarkus.sluice.channels.blocking.concurrency", "4")
            .overrideRuntimeConfigKey("quarkus.sluice.channels.looping.capacity", "0")
            .overrideRuntimeConfigKey("quarkus.sluice.channels.looping.concurrency", "2")
            .overrideRuntimeConfigKey("quarkus.sluice.channels.later.capacity", "1");

    @Inject
    @ChannelName
    Sender<Integer> blocking;

    @Inject
    @ChannelName
    Receiver<Integer> out;

    @Test
    @Order(1)
    void idleHandlers_holdNoThread() {
        await().untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet()).extracting(Thread::getName)
                .noneMatch(name -> name.startsWith("sluice-worker-")));
    }

    @Test
    @Order(2)
    void manyMessages_throughHopsOfEveryKind_arriveExactlyOnce() throws Exception {
        var feeder = new Thread(() -> {
            try {
                for (int i = 0; i < MESSAGES; i++) {
                    blocking.send(i);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        feeder.start();

        var seen = new BitSet(MESSAGES);
        for (int i = 0; i < MESSAGES; i++) {
            Integer number = out.receive(LONG);
            assertThat(number).as("message %d", i).isNotNull();
            assertThat(seen.get(number)).as("twice").isFalse();
            seen.set(number);
        }

        feeder.join();
        assertThat(seen.cardinality()).isEqualTo(MESSAGES);
        assertThat(out.tryReceive()).isNull();
    }

    static class Hops {

        @Receive("blocking")
        @SendTo("looping")
        Integer block(Integer number) {
            return number;
        }

        @NonBlocking
        @Receive("looping")
        @SendTo("later")
        Integer loop(Integer number) {
            return number;
        }

        @Receive("later")
        @SendTo("out")
        Uni<Integer> later(Integer number) {
            return Uni.createFrom().item(number);
        }
    }
}
