package io.quarkiverse.sluice.runtime.config;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

import io.quarkus.runtime.annotations.ConfigDocDefault;
import io.quarkus.runtime.annotations.ConfigDocMapKey;
import io.quarkus.runtime.annotations.ConfigGroup;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithDefaults;

/** A pipeline as far as it can be changed without a rebuild. */
@ConfigGroup
public interface PipelineConfig {

    /**
     * How many results may wait behind the last stage.
     */
    @WithDefault("16")
    int capacity();

    /**
     * Stages.
     */
    @WithDefaults
    @ConfigDocMapKey("stage-name")
    Map<String, StageConfig> stage();

    /** A stage of a pipeline. */
    @ConfigGroup
    interface StageConfig {

        /**
         * How many messages the stage works on at once.
         */
        @WithDefault("1")
        int concurrency();

        /**
         * How many messages may wait before the stage; 0 hands them over directly.
         */
        @WithDefault("16")
        int capacity();

        /**
         * Whether results leave in the order of their inputs. {@code by-key}: messages whose {@code @Key} is equal are worked
         * on one after another, in order, and independently of the others.
         */
        @WithDefault("true")
        StageOrdered ordered();

        /**
         * What is done with a message that the stage failed on, once there is no further attempt. {@code fail}: the pipeline
         * ends; earlier messages come out, later ones are handed over as undelivered. {@code skip}: it is given up.
         * {@code dead-letter}: it goes to the stage's dead-letter channel.
         */
        @ConfigDocDefault("dead-letter where the stage has a dead-letter channel, else fail")
        Optional<StageOnFailure> onFailure();

        /**
         * Retries. A message keeps its place while it waits for one.
         */
        StageRetryConfig retry();
    }

    /** How often and when a stage tries a message again. */
    @ConfigGroup
    interface StageRetryConfig {

        /**
         * How often a message is tried in all; 1 tries it once.
         */
        @WithDefault("1")
        int maxAttempts();

        /**
         * How long the second attempt waits after the first.
         */
        @WithDefault("100ms")
        Duration delay();

        /**
         * How many times longer each further attempt waits than the one before.
         */
        @WithDefault("2")
        double factor();

        /**
         * The longest an attempt waits.
         */
        @WithDefault("1m")
        Duration maxDelay();

        /**
         * The share of each delay that is left to chance, from 0 to 1: with 0.2 a delay is shorter by up to a fifth, so that
         * messages that failed together are not tried together.
         */
        @WithDefault("0.2")
        double jitter();
    }
}
