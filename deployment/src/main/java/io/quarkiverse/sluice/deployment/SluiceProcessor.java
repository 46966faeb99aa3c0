package io.quarkiverse.sluice.deployment;

import io.quarkiverse.sluice.runtime.QuarkusBlockingGuard;
import io.quarkiverse.sluice.runtime.VertxSignalExecutor;
import io.quarkiverse.sluice.spi.BlockingGuard;
import io.quarkiverse.sluice.spi.SignalExecutor;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.BuildSteps;
import io.quarkus.deployment.builditem.FeatureBuildItem;
import io.quarkus.deployment.builditem.nativeimage.ServiceProviderBuildItem;

/** Announces the extension. */
@BuildSteps(onlyIf = SluiceEnabled.class)
class SluiceProcessor {

    private static final String FEATURE = "sluice";

    @BuildStep
    FeatureBuildItem feature() {
        return new FeatureBuildItem(FEATURE);
    }

    @BuildStep
    ServiceProviderBuildItem signalExecutor() {
        return new ServiceProviderBuildItem(SignalExecutor.class.getName(), VertxSignalExecutor.class.getName());
    }

    @BuildStep
    ServiceProviderBuildItem blockingGuard() {
        return new ServiceProviderBuildItem(BlockingGuard.class.getName(), QuarkusBlockingGuard.class.getName());
    }
}
