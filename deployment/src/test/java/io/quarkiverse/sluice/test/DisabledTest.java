package io.quarkiverse.sluice.test;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Singleton;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.sluice.cdi.Receive;
import io.quarkiverse.sluice.runtime.ChannelHub;
import io.quarkus.arc.Arc;
import io.quarkus.arc.Unremovable;
import io.quarkus.test.QuarkusUnitTest;

class DisabledTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar.addClasses(Floor.class))
            .overrideConfigKey("quarkus.sluice.enabled", "false");

    @Test
    void disabled_opensNothing() {
        assertThat(Arc.container().instance(Floor.class).isAvailable()).isTrue();
        assertThat(Arc.container().instance(ChannelHub.class).isAvailable()).isFalse();
    }

    @Singleton
    @Unremovable
    static class Floor {

        @Receive("orders")
        void pack(String order) {
        }
    }
}
