package io.quarkiverse.sluice.runtime.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.quarkus.runtime.annotations.ConfigDocMapKey;
import io.quarkus.runtime.annotations.ConfigPhase;
import io.quarkus.runtime.annotations.ConfigRoot;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What is fixed when the application is built. */
@ConfigMapping(prefix = "quarkus.sluice")
@ConfigRoot(phase = ConfigPhase.BUILD_AND_RUN_TIME_FIXED)
public interface SluiceBuildTimeConfig {

    /**
     * Whether Sluice takes part in the application. Without it no end can be injected and no handler is called.
     */
    @WithDefault("true")
    boolean enabled();

    /**
     * What happens when the type of a message can visibly be changed after it was sent: by a setter, a public field that is
     * not final, an array or a mutable collection, in the type itself or in what it is made of. {@code @MessageSafe} vouches
     * for a type.
     */
    @WithDefault("warn")
    MessageSafety messageSafety();

    /**
     * Channels.
     */
    @ConfigDocMapKey("channel-name")
    Map<String, ChannelBuildTimeConfig> channels();

    /**
     * Pipelines.
     */
    @ConfigDocMapKey("pipeline-name")
    Map<String, PipelineBuildTimeConfig> pipelines();

    /** A channel as far as it is fixed at build. */
    interface ChannelBuildTimeConfig {

        /**
         * Whether the channel is there. Without it its handlers are not called, and only an {@code Instance} of an end can be
         * injected, which then has none.
         */
        @WithDefault("true")
        boolean enabled();

        /**
         * The channel that gets, as a {@code DeadLetter}, each message whose handler failed.
         */
        Optional<String> deadLetter();
    }

    /** A pipeline as far as it is fixed at build. */
    interface PipelineBuildTimeConfig {

        /**
         * The names of the stages, in order. Each is a method annotated with {@code @Stage("pipeline.stage")}.
         */
        Optional<List<String>> stages();

        /**
         * Stages.
         */
        @ConfigDocMapKey("stage-name")
        Map<String, StageBuildTimeConfig> stage();
    }

    /** A stage of a pipeline as far as it is fixed at build. */
    interface StageBuildTimeConfig {

        /**
         * The channel that gets, as a {@code DeadLetter}, each message that the stage failed on.
         */
        Optional<String> deadLetter();
    }
}
