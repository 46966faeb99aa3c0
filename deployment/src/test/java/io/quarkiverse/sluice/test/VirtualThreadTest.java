package io.quarkiverse.sluice.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.sluice.DeadLetter;
import io.quarkiverse.sluice.Receiver;
import io.quarkiverse.sluice.Sender;
import io.quarkiverse.sluice.cdi.ChannelName;
import io.quarkiverse.sluice.cdi.Receive;
import io.quarkiverse.sluice.cdi.SendTo;
import io.quarkus.test.QuarkusUnitTest;
import io.smallrye.common.annotation.RunOnVirtualThread;

@EnabledForJreRange(min = JRE.JAVA_21, disabledReason = "virtual threads came with Java 21")
class VirtualThreadTest {

    private static final Duration LONG = Duration.ofSeconds(15);

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar.addClasses(Floor.class))
            .overrideConfigKey("quarkus.sluice.channels.orders.dead-letter", "orders-dead")
            .overrideRuntimeConfigKey("quarkus.sluice.channels.orders.concurrency", "2")
            .overrideRuntimeConfigKey("quarkus.sluice.channels.orders.retry.max-attempts", "2")
            .overrideRuntimeConfigKey("quarkus.sluice.channels.orders.retry.delay", "1ms");

    @Inject
    @ChannelName
    Sender<String> orders;

    @Inject
    @ChannelName
    Receiver<String> out;

    @Inject
    @ChannelName("orders-dead")
    Receiver<DeadLetter<String>> dead;

    @Test
    void handler_everyMessage_runsOnAVirtualThread_whateverBecameOfTheOneBefore() throws Exception {
        orders.send("bad");
        orders.send("good");
        orders.send("good");

        assertThat(out.receive(LONG)).isEqualTo("virtual");
        assertThat(out.receive(LONG)).isEqualTo("virtual");
        assertThat(dead.receive(LONG)).satisfies(letter -> {
            assertThat(letter.attempts()).isEqualTo(2);
            assertThat(letter.failure()).hasMessage("virtual");
        });
    }

    static class Floor {

        @RunOnVirtualThread
        @Receive("orders")
        @SendTo("out")
        String handle(String order) {
            String kind = Thread.currentThread().toString().startsWith("VirtualThread") ? "virtual" : "platform";
            if (order.equals("bad")) {
                throw new IllegalArgumentException(kind);
            }
            return kind;
        }
    }
}
