package io.quarkiverse.sluice.runtime.config;

import io.quarkiverse.sluice.SlowSubscriber;
import io.quarkus.runtime.annotations.ConfigGroup;
import io.smallrye.config.WithDefault;

/** A broadcaster as far as it can be changed without a rebuild. */
@ConfigGroup
public interface BroadcasterConfig {

    /**
     * How many events a subscriber may lie behind.
     */
    @WithDefault("1024")
    int buffer();

    /**
     * What happens to a subscriber that lies further behind.
     */
    @WithDefault("lag")
    SlowSubscriber slowSubscriber();
}
