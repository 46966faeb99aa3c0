package io.quarkiverse.sluice.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.sluice.Sender;
import io.quarkiverse.sluice.cdi.AfterCommit;
import io.quarkiverse.sluice.cdi.ChannelName;
import io.quarkiverse.sluice.cdi.ReachedByRegistry;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.test.QuarkusUnitTest;

class AfterCommitRendezvousTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar.addClasses(Desk.class))
            .overrideRuntimeConfigKey("quarkus.sluice.channels.orders.capacity", "0")
            .overrideRuntimeConfigKey("quarkus.sluice.channels.audit.capacity", "0")
            .overrideRuntimeConfigKey("quarkus.sluice.channels.audit.send", "after-commit")
            .overrideRuntimeConfigKey("quarkus.sluice.channels.plain.capacity", "0")
            .assertException(AfterCommitRendezvousTest::namesBoth);

    @Test
    void start_withoutRoomToReserve_fails() {
        Assertions.fail("the application must not start");
    }

    private static void namesBoth(Throwable failure) {
        assertThat(Stream.iterate(failure, t -> t != null, Throwable::getCause)
                .filter(ConfigurationException.class::isInstance).findFirst().orElseThrow())
                .hasMessageContaining("quarkus.sluice.channels.orders.capacity=0")
                .hasMessageContaining("quarkus.sluice.channels.audit.capacity=0")
                .hasMessageContaining("needs room to reserve")
                .hasMessageNotContaining("plain");
    }

    @Singleton
    static class Desk {

        @Inject
        @ChannelName
        @AfterCommit
        @ReachedByRegistry
        Sender<String> orders;

        @Inject
        @ChannelName
        @ReachedByRegistry
        Sender<String> audit;

        @Inject
        @ChannelName
        @ReachedByRegistry
        Sender<String> plain;
    }
}
