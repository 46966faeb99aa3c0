package io.quarkiverse.sluice.deployment;

import java.util.LinkedHashMap;
import java.util.Map;

import jakarta.enterprise.context.Dependent;

import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.ClassType;

import io.quarkiverse.sluice.deployment.check.PayloadTypes;
import io.quarkiverse.sluice.deployment.wiring.End;
import io.quarkiverse.sluice.deployment.wiring.EndKind;
import io.quarkiverse.sluice.deployment.wiring.Names;
import io.quarkiverse.sluice.runtime.ChannelHub;
import io.quarkiverse.sluice.runtime.end.EndCloser;
import io.quarkiverse.sluice.runtime.end.EndCreator;
import io.quarkus.arc.deployment.SyntheticBeanBuildItem;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.BuildSteps;

/** Makes a bean for each kind of end of each name and type that is injected. */
@BuildSteps(onlyIf = SluiceEnabled.class)
class EndBeansProcessor {

    @BuildStep
    void ends(WiringBuildItem wiring, BuildProducer<SyntheticBeanBuildItem> beans) {
        Map<String, End> distinct = new LinkedHashMap<>();
        for (End end : wiring.ends()) {
            distinct.putIfAbsent(end.name() + " " + PayloadTypes.display(end.type()), end);
        }
        distinct.values().forEach(end -> beans.produce(bean(end)));
    }

    @SuppressWarnings({ "unchecked", "rawtypes" })
    private static SyntheticBeanBuildItem bean(End end) {
        var bean = SyntheticBeanBuildItem.create(end.kind().type())
                .identifier(end.name() + " " + PayloadTypes.display(end.type()))
                .addType(end.type())
                .scope(Dependent.class)
                .addQualifier(AnnotationInstance.builder(Names.CHANNEL_NAME).value(end.name()).build())
                .unremovable()
                .param(EndCreator.NAME, end.name())
                .addInjectionPoint(ClassType.create(ChannelHub.class))
                .creator((Class) end.kind().creator());
        if (end.kind() != EndKind.CONTROL) {
            bean.destroyer((Class) EndCloser.class);
        }
        return bean.done();
    }
}
