package io.quarkiverse.sluice.deployment;

import io.quarkus.arc.deployment.BeanRegistrationPhaseBuildItem;
import io.quarkus.arc.deployment.BeanRegistrationPhaseBuildItem.BeanConfiguratorBuildItem;
import io.quarkus.arc.deployment.InvokerFactoryBuildItem;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.BuildSteps;
import io.quarkus.deployment.annotations.Consume;
import io.quarkus.deployment.annotations.Produce;

/** Generates what calls the handler methods, so that nothing is reflected upon at run time. */
@BuildSteps(onlyIf = SluiceEnabled.class)
class HandlerInvokersProcessor {

    @BuildStep
    @Consume(BeanRegistrationPhaseBuildItem.class)
    @Produce(BeanConfiguratorBuildItem.class)
    HandlerInvokersBuildItem invokers(WiringBuildItem wiring, InvokerFactoryBuildItem factory) {
        return new HandlerInvokersBuildItem(wiring.handlers().stream()
                .map(handler -> factory.createInvoker(handler.bean(), handler.method()).withInstanceLookup().build())
                .map(invoker -> invoker.getClassName()).toList());
    }
}
