package io.quarkiverse.sluice.test;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.sluice.Receiver;
import io.quarkiverse.sluice.Sender;
import io.quarkiverse.sluice.cdi.ChannelName;
import io.quarkiverse.sluice.cdi.ReachedByRegistry;
import io.quarkiverse.sluice.cdi.Receive;
import io.quarkiverse.sluice.cdi.Subscribe;
import io.quarkus.arc.Unremovable;
import io.quarkus.test.QuarkusUnitTest;

/** One side is enough where the other one is said to be reached otherwise. */
class BothEndsTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar.addClasses(Desk.class))
            .overrideConfigKey("quarkus.sluice.channels.off.enabled", "false")
            .overrideConfigKey("quarkus.sluice.channels.dying.dead-letter", "off")
            .overrideConfigKey("quarkus.sluice.channels.dying.enabled", "false")
            .setLogRecordPredicate(record -> record.getLoggerName().equals("io.quarkiverse.sluice"))
            .assertLogRecords(records -> assertThat(records)
                    .noneMatch(record -> record.getMessage().startsWith("The wiring of Sluice has")));

    @Inject
    Desk desk;

    @Test
    void oneSide_saidToBeReachedByRegistry_isEnough() {
        assertThat(desk.outward.trySend("x")).isTrue();
        assertThat(desk.inward.trySend("x")).isTrue();
    }

    @Test
    void programmaticEnds_areBothSides() throws Exception {
        desk.maybeSender.get().send("x");

        assertThat(desk.maybeReceiver.get().receive()).isEqualTo("x");
    }

    @Test
    void optionalEnd_ofAChannelSwitchedOff_isNotThere() {
        assertThat(desk.off.isResolvable()).isFalse();
        assertThat(desk.off.isUnsatisfied()).isTrue();
    }

    @Singleton
    @Unremovable
    static class Desk {

        @ChannelName
        @ReachedByRegistry
        Sender<String> outward;

        final Sender<String> inward;

        @ChannelName("maybe")
        Instance<Sender<String>> maybeSender;

        @ChannelName("maybe")
        Instance<Receiver<String>> maybeReceiver;

        @ChannelName
        Instance<Sender<String>> off;

        Desk(@ChannelName @ReachedByRegistry Sender<String> inward) {
            this.inward = inward;
        }

        @Receive("handled")
        @ReachedByRegistry
        void handled(String message) {
        }

        @Subscribe("events")
        @ReachedByRegistry
        void event(String event) {
        }

        /** Of a channel that is switched off, so that its message type does not count. */
        @Receive("off")
        void never(Integer message) {
        }

        @Receive("dying")
        void dying(String message) {
        }
    }
}
