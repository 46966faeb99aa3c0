package io.quarkiverse.sluice.demo.lab;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/**
 * How many lessons run, and for how long.
 */
@ConfigMapping(prefix = "demo.lessons")
public interface LessonConfig {

    /** How many lessons may run at once; a request beyond that is answered 429. */
    @WithDefault("4")
    int maxConcurrent();

    /** After this time a run is stopped, so that a reader who has fallen asleep does not keep it for ever. */
    @WithDefault("30m")
    Duration maxDuration();

    /** When a request that was answered 429 may be tried again. */
    @WithDefault("5s")
    Duration retryAfter();
}
