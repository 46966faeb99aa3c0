package io.quarkiverse.sluice.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;

import jakarta.inject.Singleton;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.sluice.Sender;
import io.quarkiverse.sluice.cdi.ChannelName;
import io.quarkiverse.sluice.cdi.Key;
import io.quarkiverse.sluice.cdi.ReachedByRegistry;
import io.quarkiverse.sluice.cdi.Receive;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.test.QuarkusUnitTest;

class HandlerConfigFaultsTest {

    private static final String CHANNELS = "quarkus.sluice.channels.";
    private static final String FLOOR = HandlerConfigFaultsTest.class.getName() + "$Floor#";

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar.addClasses(Floor.class, Card.class))
            .overrideRuntimeConfigKey(CHANNELS + "orders.set-aside", "-1")
            .overrideRuntimeConfigKey(CHANNELS + "orders.batch.size", "0")
            .overrideRuntimeConfigKey(CHANNELS + "orders.batch.time", "-1s")
            .overrideRuntimeConfigKey(CHANNELS + "orders.retry.max-attempts", "0")
            .overrideRuntimeConfigKey(CHANNELS + "orders.retry.delay", "-2s")
            .overrideRuntimeConfigKey(CHANNELS + "orders.retry.factor", "0.5")
            .overrideRuntimeConfigKey(CHANNELS + "orders.retry.jitter", "1.5")
            .overrideRuntimeConfigKey(CHANNELS + "parcels.retry.delay", "10s")
            .overrideRuntimeConfigKey(CHANNELS + "parcels.retry.max-delay", "5s")
            .overrideRuntimeConfigKey(CHANNELS + "parcels.retry.factor", "NaN")
            .overrideRuntimeConfigKey(CHANNELS + "orders.order", "key")
            .overrideRuntimeConfigKey(CHANNELS + "cards.order", "key")
            .overrideRuntimeConfigKey(CHANNELS + "parcels.order", "fifo")
            .overrideRuntimeConfigKey(CHANNELS + "shared.order", "fifo")
            .overrideRuntimeConfigKey(CHANNELS + "unhandled.order", "none")
            .assertException(HandlerConfigFaultsTest::listsEveryFault);

    @Test
    void start_withFaults_fails() {
        Assertions.fail("the application must not start");
    }

    private static void listsEveryFault(Throwable failure) {
        Throwable fault = Stream.iterate(failure, t -> t != null, Throwable::getCause)
                .filter(ConfigurationException.class::isInstance).findFirst().orElseThrow();

        assertThat(fault).hasMessageContainingAll(
                CHANNELS + "orders.set-aside=-1: must be at least 0 messages",
                CHANNELS + "orders.batch.size=0: must be at least 1 message",
                CHANNELS + "orders.batch.time=PT-1S: must be zero or more",
                CHANNELS + "orders.retry.max-attempts=0: must be at least 1 attempt",
                CHANNELS + "orders.retry.delay=PT-2S: must be zero or more",
                CHANNELS + "orders.retry.factor=0.5: must be at least 1",
                CHANNELS + "orders.retry.jitter=1.5: must be a share from 0 to 1",
                CHANNELS + "parcels.retry.max-delay=PT5S: must not be shorter than retry.delay, PT10S",
                CHANNELS + "parcels.retry.factor=NaN: must be at least 1",
                CHANNELS + "orders.order=key: " + FLOOR + "orders() gets messages without a key; annotate what"
                        + " java.lang.String is ordered by with @Key",
                CHANNELS + "cards.order=key: " + FLOOR + "cards() takes batches, in which keys mix",
                CHANNELS + "parcels.order=fifo: " + FLOOR + "parcels() has a concurrency of 2 and keeps no order",
                CHANNELS + "shared.order=fifo: competing handlers overtake each other; use order=none",
                CHANNELS + "unhandled.order=none: the channel has no @Receive handler");
        assertThat(fault).hasMessageContaining("has 14 faults");
    }

    record Card(@Key String holder) {
    }

    @Singleton
    static class Floor {

        @ChannelName
        Sender<String> orders;
        @ChannelName
        Sender<Card> cards;
        @ChannelName
        Sender<String> parcels;
        @ChannelName
        Sender<String> shared;
        @ChannelName
        @ReachedByRegistry
        Sender<String> unhandled;

        @Receive("orders")
        void orders(String message) {
        }

        @Receive("cards")
        void cards(List<Card> messages) {
        }

        @Receive(value = "parcels", concurrency = 2)
        void parcels(String message) {
        }

        @Receive(value = "shared", competing = true)
        void one(String message) {
        }

        @Receive(value = "shared", competing = true)
        void other(String message) {
        }
    }
}
