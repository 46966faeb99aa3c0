package io.quarkiverse.sluice.runtime.config;

import java.time.Duration;

import io.quarkus.runtime.annotations.ConfigGroup;
import io.smallrye.config.WithDefault;

/** A requester as far as it can be changed without a rebuild. */
@ConfigGroup
public interface RequesterConfig {

    /**
     * How long a request may take from the call to its reply, when the caller does not say.
     */
    @WithDefault("10s")
    Duration timeout();

    /**
     * How many requests may be queued; 0 hands each to a waiting responder.
     */
    @WithDefault("256")
    int capacity();

    /**
     * How many requests the responder works on at once.
     */
    @WithDefault("1")
    int concurrency();
}
