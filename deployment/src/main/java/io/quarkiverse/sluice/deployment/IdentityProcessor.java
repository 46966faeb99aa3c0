package io.quarkiverse.sluice.deployment;

import io.quarkiverse.sluice.runtime.identity.IdentityRecorder;
import io.quarkus.arc.deployment.UnremovableBeanBuildItem;
import io.quarkus.deployment.Capabilities;
import io.quarkus.deployment.Capability;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.BuildSteps;
import io.quarkus.deployment.annotations.ExecutionTime;
import io.quarkus.deployment.annotations.Record;

/** Lets identities go with messages where the application has security. */
@BuildSteps(onlyIf = SluiceEnabled.class)
class IdentityProcessor {

    @BuildStep
    UnremovableBeanBuildItem association() {
        return UnremovableBeanBuildItem.beanClassNames("io.quarkus.security.runtime.SecurityIdentityAssociation");
    }

    @BuildStep
    @Record(ExecutionTime.RUNTIME_INIT)
    void parts(IdentityRecorder recorder, Capabilities capabilities, BuildProducer<ContextPartsBuildItem> parts) {
        if (capabilities.isPresent(Capability.SECURITY)) {
            parts.produce(new ContextPartsBuildItem(recorder.parts()));
        }
    }
}
