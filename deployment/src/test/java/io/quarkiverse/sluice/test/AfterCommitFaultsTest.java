package io.quarkiverse.sluice.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;

import jakarta.enterprise.inject.spi.DeploymentException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.sluice.Broadcaster;
import io.quarkiverse.sluice.Receiver;
import io.quarkiverse.sluice.Sender;
import io.quarkiverse.sluice.cdi.AfterCommit;
import io.quarkiverse.sluice.cdi.ChannelName;
import io.quarkus.test.QuarkusUnitTest;

class AfterCommitFaultsTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar.addClasses(Desk.class))
            .assertException(AfterCommitFaultsTest::listsBoth);

    @Test
    void build_withOtherEndsAfterCommit_fails() {
        Assertions.fail("the application must not be built");
    }

    private static void listsBoth(Throwable failure) {
        assertThat(Stream.iterate(failure, t -> t != null, Throwable::getCause)
                .filter(DeploymentException.class::isInstance).findFirst().orElseThrow())
                .hasMessageContainingAll("Desk#orders", "a Receiver of channel 'orders' @AfterCommit", "Desk#prices",
                        "a Broadcaster of broadcaster 'prices' @AfterCommit, which only a Sender can be", "has 2 faults");
    }

    @Singleton
    static class Desk {

        @Inject
        @ChannelName
        @AfterCommit
        Receiver<String> orders;

        @Inject
        @ChannelName("orders")
        Sender<String> sender;

        @Inject
        @ChannelName
        @AfterCommit
        Broadcaster<String> prices;
    }
}
