package io.quarkiverse.sluice.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.sluice.DeadLetter;
import io.quarkiverse.sluice.Sender;
import io.quarkiverse.sluice.cdi.ChannelName;
import io.quarkiverse.sluice.cdi.Receive;
import io.quarkus.arc.Arc;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.test.QuarkusUnitTest;

/** A channel carries its senders' identities only if it is told to. */
class IdentityTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar.addClasses(Floor.class))
            .overrideConfigKey("quarkus.sluice.channels.trusted.dead-letter", "dead")
            .overrideRuntimeConfigKey("quarkus.sluice.channels.trusted.propagate-identity", "true")
            .overrideRuntimeConfigKey("quarkus.sluice.channels.dead.propagate-identity", "true");

    @Inject
    @ChannelName
    Sender<String> plain;

    @Inject
    @ChannelName
    Sender<String> trusted;

    @Inject
    Floor floor;

    @BeforeEach
    void begin() {
        Arc.container().requestContext().activate();
    }

    @AfterEach
    void end() {
        Arc.container().requestContext().terminate();
    }

    @Test
    void receive_byDefault_isAnonymous() throws Exception {
        become("ann", 60);
        plain.send("one");

        assertThat(floor.next()).isEqualTo("one ");
    }

    @Test
    void receive_withPropagation_isTheSender() throws Exception {
        become("ann", 60);
        trusted.send("one");
        become("bob", 60);
        trusted.send("two");

        assertThat(floor.next()).isEqualTo("one ann");
        assertThat(floor.next()).isEqualTo("two bob");
    }

    @Test
    void receive_ofAnonymousSender_isAnonymous() throws Exception {
        trusted.send("one");

        assertThat(floor.next()).isEqualTo("one ");
    }

    @Test
    void receive_withExpiredIdentity_failsWithoutACall() throws Exception {
        become("ann", -1);
        trusted.send("one");

        assertThat(floor.next()).isEqualTo("dead one SecurityException ");
    }

    @Test
    void deadLetter_ofPropagatedMessage_isAnonymous() throws Exception {
        become("ann", 60);
        trusted.send("fail");

        assertThat(floor.next()).isEqualTo("dead fail IllegalStateException ");
    }

    private static void become(String name, int secondsToLive) {
        Arc.container().instance(CurrentIdentityAssociation.class).get().setIdentity(QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(name))
                .addAttribute("quarkus.identity.expire-time", Instant.now().getEpochSecond() + secondsToLive).build());
    }

    @Singleton
    static class Floor {

        private final BlockingQueue<String> seen = new LinkedBlockingQueue<>();

        @Inject
        SecurityIdentity identity;

        String next() throws InterruptedException {
            return String.valueOf(seen.poll(20, TimeUnit.SECONDS));
        }

        private void see(String message) {
            seen.add(message + " " + identity.getPrincipal().getName());
        }

        @Receive("plain")
        void plain(String message) {
            see(message);
        }

        @Receive("trusted")
        void trusted(String message) {
            if (message.equals("fail")) {
                throw new IllegalStateException("no");
            }
            see(message);
        }

        @Receive("dead")
        void dead(DeadLetter<String> letter) {
            see("dead " + letter.message() + " " + letter.failure().getClass().getSimpleName());
        }
    }
}
