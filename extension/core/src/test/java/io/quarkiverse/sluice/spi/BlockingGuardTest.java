package io.quarkiverse.sluice.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.quarkiverse.sluice.Channels;
import io.quarkiverse.sluice.fixture.OtherClassLoader;

class BlockingGuardTest {

    /** Lets nothing block but threads with this name. */
    private static final String BLOCKABLE = "may-block";

    public static final class ByName implements BlockingGuard {

        @Override
        public boolean mayBlock() {
            return Thread.currentThread().getName().equals(BLOCKABLE);
        }
    }

    public static final class Refused implements Runnable {

        @Override
        public void run() {
            var channel = Channels.<Integer> builder("orders").capacity(1).build();
            var caller = Thread.currentThread();
            var name = caller.getName();
            assertThatThrownBy(() -> channel.sender().send(1)).isInstanceOf(IllegalStateException.class)
                    .hasMessageContainingAll("orders", name, "sendAsync");
            try {
                caller.setName(BLOCKABLE);
                channel.sender().send(1);
                assertThat(channel.receiver().receive()).isEqualTo(1);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            } finally {
                caller.setName(name);
            }
        }
    }

    @Test
    void w6_guardOfAServiceLoader_decidesWhoMayBlock(@TempDir Path folder) throws Exception {
        try (var other = OtherClassLoader.withProvider(folder, BlockingGuard.class, ByName.class)) {
            other.run(Refused.class);
        }
    }
}
