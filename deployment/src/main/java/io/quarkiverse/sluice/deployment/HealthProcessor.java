package io.quarkiverse.sluice.deployment;

import io.quarkiverse.sluice.runtime.health.ChannelsHealthCheck;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.BuildSteps;
import io.quarkus.smallrye.health.deployment.spi.HealthBuildItem;

/** Adds the readiness check; without a health extension nobody asks for it. */
@BuildSteps(onlyIf = SluiceEnabled.class)
class HealthProcessor {

    @BuildStep
    HealthBuildItem readiness() {
        return new HealthBuildItem(ChannelsHealthCheck.class.getName(), true);
    }
}
