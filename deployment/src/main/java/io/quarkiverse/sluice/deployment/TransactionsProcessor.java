package io.quarkiverse.sluice.deployment;

import java.util.stream.Collectors;

import jakarta.transaction.TransactionSynchronizationRegistry;

import io.quarkiverse.sluice.deployment.wiring.End;
import io.quarkiverse.sluice.runtime.transaction.TransactionsRecorder;
import io.quarkiverse.sluice.runtime.wiring.NodeKind;
import io.quarkus.arc.deployment.UnremovableBeanBuildItem;
import io.quarkus.deployment.Capabilities;
import io.quarkus.deployment.Capability;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.BuildSteps;
import io.quarkus.deployment.annotations.Consume;
import io.quarkus.deployment.annotations.ExecutionTime;
import io.quarkus.deployment.annotations.Record;

/** Lets channels send after a commit where the application has transactions. */
@BuildSteps(onlyIf = SluiceEnabled.class)
class TransactionsProcessor {

    @BuildStep
    UnremovableBeanBuildItem registry() {
        return UnremovableBeanBuildItem.beanTypes(TransactionSynchronizationRegistry.class);
    }

    @BuildStep
    @Consume(OpenedBuildItem.class)
    @Record(ExecutionTime.RUNTIME_INIT)
    void afterCommit(TransactionsRecorder recorder, HubBuildItem hub, WiringBuildItem wiring, Capabilities capabilities) {
        if (capabilities.isPresent(Capability.TRANSACTIONS)) {
            recorder.enable(hub.hub(), wiring.wiring().names(NodeKind.CHANNEL), wiring.ends().stream()
                    .filter(End::afterCommit).map(End::name).collect(Collectors.toSet()));
        } else {
            recorder.refuse();
        }
    }
}
