package io.quarkiverse.sluice.runtime.config;

import java.time.Duration;
import java.util.Optional;

import io.quarkiverse.sluice.Overflow;
import io.quarkus.runtime.annotations.ConfigDocDefault;
import io.quarkus.runtime.annotations.ConfigGroup;
import io.smallrye.config.WithDefault;

/** A channel as far as it can be changed without a rebuild. */
@ConfigGroup
public interface ChannelConfig {

    /**
     * How many messages the channel holds at most; 0 makes it a rendezvous channel, {@code unbounded} removes the limit.
     */
    @ConfigDocDefault("256")
    Optional<String> capacity();

    /**
     * What a send does when the channel is full.
     */
    @WithDefault("block")
    Overflow overflow();

    /**
     * How many messages each handler method works on at once.
     */
    @WithDefault("1")
    int concurrency();

    /**
     * Whether the identity of the sender becomes that of the handler's call. A message whose sender's identity has expired by
     * then is not handled but fails. It never goes into dead letters.
     */
    @WithDefault("false")
    boolean propagateIdentity();

    /**
     * When the messages of injected senders leave: at once, or after the commit of the JTA transaction in which they are
     * sent. {@code @AfterCommit} chooses the latter for one sender.
     */
    @WithDefault("at-once")
    SendTime send();

    /**
     * How long a transaction that sends after its commit waits for room in the channel before it rolls back.
     */
    @WithDefault("10s")
    Duration commitTimeout();
}
