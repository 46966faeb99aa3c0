package io.quarkiverse.sluice.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.sluice.ChannelFullException;
import io.quarkiverse.sluice.Channels;
import io.quarkiverse.sluice.Receiver;
import io.quarkiverse.sluice.Sender;
import io.quarkiverse.sluice.UndeliveredReason;
import io.quarkiverse.sluice.cdi.ChannelName;
import io.quarkiverse.sluice.cdi.ReachedByRegistry;
import io.quarkiverse.sluice.cdi.Undelivered;
import io.quarkus.test.QuarkusUnitTest;

class OverflowTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar.addClasses(Lost.class))
            .overrideRuntimeConfigKey("quarkus.sluice.channels.reject.capacity", "1")
            .overrideRuntimeConfigKey("quarkus.sluice.channels.reject.overflow", "reject")
            .overrideRuntimeConfigKey("quarkus.sluice.channels.oldest.capacity", "1")
            .overrideRuntimeConfigKey("quarkus.sluice.channels.oldest.overflow", "drop-oldest")
            .overrideRuntimeConfigKey("quarkus.sluice.channels.newest.capacity", "1")
            .overrideRuntimeConfigKey("quarkus.sluice.channels.newest.overflow", "drop-newest")
            .overrideRuntimeConfigKey("quarkus.sluice.channels.latest.overflow", "latest")
            .overrideRuntimeConfigKey("quarkus.sluice.channels.meet.capacity", "0")
            .overrideRuntimeConfigKey("quarkus.sluice.channels.endless.capacity", "unbounded");

    @Inject
    @ChannelName
    @ReachedByRegistry
    Sender<String> reject;

    @Inject
    @ChannelName
    Sender<String> oldest;

    @Inject
    @ChannelName("oldest")
    Receiver<String> oldestReceiver;

    @Inject
    @ChannelName
    Sender<String> newest;

    @Inject
    @ChannelName("newest")
    Receiver<String> newestReceiver;

    @Inject
    @ChannelName
    @ReachedByRegistry
    Sender<String> latest;

    @Inject
    @ChannelName
    @ReachedByRegistry
    Sender<String> meet;

    @Inject
    @ChannelName
    @ReachedByRegistry
    Sender<String> endless;

    @Inject
    Lost lost;

    @Test
    void reject_whenFull_fails() throws Exception {
        reject.send("1");

        assertThatThrownBy(() -> reject.send("2")).isInstanceOf(ChannelFullException.class);
    }

    @Test
    void dropOldest_whenFull_handsTheOldestToTheUndeliveredHandler() throws Exception {
        oldest.send("1");
        oldest.send("2");

        assertThat(oldestReceiver.receive()).isEqualTo("2");
        assertThat(lost.withReason).containsExactly("1 DROPPED");
    }

    @Test
    void dropNewest_whenFull_handsTheNewestToTheUndeliveredHandler() throws Exception {
        newest.send("1");
        newest.send("2");

        assertThat(newestReceiver.receive()).isEqualTo("1");
        assertThat(lost.withoutReason).containsExactly("2");
    }

    @Test
    void latest_withoutACapacity_holdsOne() {
        assertThat(latest.capacity()).isEqualTo(1);
    }

    @Test
    void capacityZero_isARendezvous() {
        assertThat(meet.capacity()).isZero();
        assertThat(meet.trySend("nobody there")).isFalse();
    }

    @Test
    void capacityUnbounded_hasNoLimit() {
        assertThat(endless.capacity()).isEqualTo(Channels.UNBOUNDED);
    }

    @Singleton
    static class Lost {

        final List<String> withReason = new CopyOnWriteArrayList<>();
        final List<String> withoutReason = new CopyOnWriteArrayList<>();

        @Undelivered("oldest")
        void oldest(String message, UndeliveredReason reason) {
            withReason.add(message + " " + reason);
        }

        @Undelivered("newest")
        void newest(String message) {
            withoutReason.add(message);
        }
    }
}
