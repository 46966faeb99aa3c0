package io.quarkiverse.sluice.deployment;

import java.util.function.BooleanSupplier;

import io.quarkiverse.sluice.runtime.config.SluiceBuildTimeConfig;

/** Whether Sluice takes part in the build. */
public class SluiceEnabled implements BooleanSupplier {

    private final SluiceBuildTimeConfig config;

    SluiceEnabled(SluiceBuildTimeConfig config) {
        this.config = config;
    }

    @Override
    public boolean getAsBoolean() {
        return config.enabled();
    }
}
