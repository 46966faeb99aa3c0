package io.quarkiverse.sluice.runtime.config;

import java.util.Map;
import java.util.Optional;

import io.quarkiverse.sluice.SlowSubscriber;
import io.quarkus.runtime.annotations.ConfigDocMapKey;
import io.quarkus.runtime.annotations.ConfigGroup;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithDefaults;

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

    /**
     * How many of the last events each new subscription gets first. Subscriber methods are there before the first event.
     */
    @WithDefault("0")
    int replay();

    /**
     * Subscriber methods.
     */
    @WithDefaults
    @ConfigDocMapKey("subscriber-name")
    Map<String, SubscriberConfig> subscribers();

    /** A subscriber method as far as it differs from its broadcaster. */
    @ConfigGroup
    interface SubscriberConfig {

        /**
         * How many events this subscriber may lie behind; by default as many as any subscriber of the broadcaster.
         */
        Optional<Integer> buffer();

        /**
         * What happens to this subscriber when it lies further behind; by default what happens to any.
         */
        Optional<SlowSubscriber> slowSubscriber();
    }
}
