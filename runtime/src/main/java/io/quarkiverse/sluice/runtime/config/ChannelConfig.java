package io.quarkiverse.sluice.runtime.config;

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
}
