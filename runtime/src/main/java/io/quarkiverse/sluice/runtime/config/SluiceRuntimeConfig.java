package io.quarkiverse.sluice.runtime.config;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

import io.quarkus.runtime.annotations.ConfigDocDefault;
import io.quarkus.runtime.annotations.ConfigDocMapKey;
import io.quarkus.runtime.annotations.ConfigPhase;
import io.quarkus.runtime.annotations.ConfigRoot;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithDefaults;

/** What can be changed without a rebuild. */
@ConfigMapping(prefix = "quarkus.sluice")
@ConfigRoot(phase = ConfigPhase.RUN_TIME)
public interface SluiceRuntimeConfig {

    /**
     * Channels.
     */
    @WithDefaults
    @ConfigDocMapKey("channel-name")
    Map<String, ChannelConfig> channels();

    /**
     * Broadcasters.
     */
    @WithDefaults
    @ConfigDocMapKey("broadcaster-name")
    Map<String, BroadcasterConfig> broadcasters();

    /**
     * Requesters.
     */
    @WithDefaults
    @ConfigDocMapKey("requester-name")
    Map<String, RequesterConfig> requesters();

    /**
     * Pipelines.
     */
    @WithDefaults
    @ConfigDocMapKey("pipeline-name")
    Map<String, PipelineConfig> pipelines();

    /**
     * Templates of channels that are made while the application runs.
     */
    @ConfigDocMapKey("template-name")
    Map<String, TemplateConfig> templates();

    /**
     * Shutdown.
     */
    ShutdownConfig shutdown();

    /**
     * Health.
     */
    HealthConfig health();

    /**
     * What goes from senders to handlers beside the messages.
     */
    ContextConfig context();

    /**
     * Tracing, where the application has OpenTelemetry.
     */
    TracingConfig tracing();

    /** What goes from senders to handlers beside the messages. */
    interface ContextConfig {

        /**
         * Whether the diagnostic context of log lines (MDC) goes with messages.
         */
        @WithDefault("true")
        boolean mdc();
    }

    /** Tracing. */
    interface TracingConfig {

        /**
         * Whether sends, requests and handlers' calls get spans. Without them the trace context goes with messages all the
         * same.
         */
        @WithDefault("true")
        boolean enabled();
    }

    /** The end of the application. */
    interface ShutdownConfig {

        /**
         * How long channels are drained when the application ends, all together. What is left then goes to the undelivered
         * handlers.
         */
        @ConfigDocDefault("10s, and 1s in dev mode")
        Optional<Duration> drainTimeout();
    }

    /** The readiness check. */
    interface HealthConfig {

        /**
         * Whether the readiness check looks at the channels. Without it the check is always up.
         */
        @WithDefault("true")
        boolean enabled();

        /**
         * A channel is down when messages are queued, it is not paused, and for longer than this nothing was taken and no
         * handler was running.
         */
        @WithDefault("30s")
        Duration stalledAfter();
    }
}
