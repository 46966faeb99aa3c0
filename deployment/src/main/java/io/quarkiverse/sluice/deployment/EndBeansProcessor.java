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
            distinct.putIfAbsent(identifier(end), end);
            // whoever does not ask for a commit must not get the sender that waits for one
            distinct.putIfAbsent(identifier(end.atOnce()), end.atOnce());
        }
        distinct.values().forEach(end -> beans.produce(bean(end)));
    }

    private static String identifier(End end) {
        return end.name() + " " + PayloadTypes.display(end.type()) + (end.afterCommit() ? " after commit" : "");
    }

    @SuppressWarnings({ "unchecked", "rawtypes" })
    private static SyntheticBeanBuildItem bean(End end) {
        var bean = SyntheticBeanBuildItem.create(end.kind().type())
                .identifier(identifier(end))
                .addType(end.type())
                .scope(Dependent.class)
                .addQualifier(AnnotationInstance.builder(Names.CHANNEL_NAME).value(end.name()).build())
                .unremovable()
                .param(EndCreator.NAME, end.name())
                .addInjectionPoint(ClassType.create(ChannelHub.class))
                .creator((Class) end.kind().creator());
        if (end.afterCommit()) {
            bean.addQualifier(AnnotationInstance.builder(Names.AFTER_COMMIT).build()).param(EndCreator.AFTER_COMMIT, true);
        } else if (end.kind() == EndKind.SENDER) {
            // chosen before the one that waits for a commit, which has this one's qualifier too
            bean.alternative(true).priority(1);
        }
        if (end.kind() != EndKind.CONTROL) {
            bean.destroyer((Class) EndCloser.class);
        }
        return bean.done();
    }
}
