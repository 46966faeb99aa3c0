package io.quarkiverse.sluice.runtime.config;

import java.util.Map;

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
         * Whether results leave in the order of their inputs.
         */
        @WithDefault("true")
        boolean ordered();
    }
}
