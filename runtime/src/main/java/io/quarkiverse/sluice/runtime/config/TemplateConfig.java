package io.quarkiverse.sluice.runtime.config;

import java.util.Optional;

import io.quarkiverse.sluice.Overflow;
import io.quarkus.runtime.annotations.ConfigDocDefault;
import io.quarkus.runtime.annotations.ConfigGroup;
import io.smallrye.config.WithDefault;

/** The settings of channels that are made while the application runs. */
@ConfigGroup
public interface TemplateConfig {

    /**
     * How many messages each channel holds at most; 0 makes it a rendezvous channel, {@code unbounded} removes the limit.
     */
    @ConfigDocDefault("256")
    Optional<String> capacity();

    /**
     * What a send does when the channel is full.
     */
    @WithDefault("block")
    Overflow overflow();
}
