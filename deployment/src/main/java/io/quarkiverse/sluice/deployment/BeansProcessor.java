package io.quarkiverse.sluice.deployment;

import java.lang.reflect.Modifier;

import org.jboss.jandex.DotName;
import org.jboss.jandex.MethodInfo;

import io.quarkiverse.sluice.cdi.AfterCommit;
import io.quarkiverse.sluice.cdi.ChannelName;
import io.quarkiverse.sluice.deployment.wiring.Names;
import io.quarkiverse.sluice.runtime.lifecycle.Lifecycle;
import io.quarkiverse.sluice.runtime.registry.DefaultChannelRegistry;
import io.quarkus.arc.deployment.AdditionalBeanBuildItem;
import io.quarkus.arc.deployment.AutoAddScopeBuildItem;
import io.quarkus.arc.deployment.UnremovableBeanBuildItem;
import io.quarkus.arc.processor.BuiltinScope;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.BuildSteps;
import io.quarkus.deployment.execannotations.ExecutionModelAnnotationsAllowedBuildItem;

/** Tells the container about the beans that have handlers. */
@BuildSteps(onlyIf = SluiceEnabled.class)
class BeansProcessor {

    @BuildStep
    AdditionalBeanBuildItem beans() {
        return AdditionalBeanBuildItem.builder().addBeanClasses(ChannelName.class, AfterCommit.class, Lifecycle.class,
                DefaultChannelRegistry.class).setUnremovable().build();
    }

    @BuildStep
    AutoAddScopeBuildItem scope() {
        return AutoAddScopeBuildItem.builder()
                .anyMethodMatches(method -> !Modifier.isStatic(method.flags()) && isHandler(method))
                .defaultScope(BuiltinScope.APPLICATION)
                .reason("Found handler methods of channels").build();
    }

    @BuildStep
    void unremovable(BuildProducer<UnremovableBeanBuildItem> unremovable) {
        for (DotName annotation : Names.HANDLERS.keySet()) {
            unremovable.produce(UnremovableBeanBuildItem.beanClassAnnotation(annotation));
        }
    }

    @BuildStep
    ExecutionModelAnnotationsAllowedBuildItem executionModel() {
        return new ExecutionModelAnnotationsAllowedBuildItem(BeansProcessor::isHandler);
    }

    private static boolean isHandler(MethodInfo method) {
        return Names.HANDLERS.keySet().stream().anyMatch(method::hasDeclaredAnnotation);
    }
}
