package io.quarkiverse.sluice.deployment;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.eclipse.microprofile.config.ConfigProvider;

import io.quarkiverse.sluice.deployment.check.AfterCommitCheck;
import io.quarkiverse.sluice.deployment.check.ChannelTypes;
import io.quarkiverse.sluice.deployment.check.DisabledCheck;
import io.quarkiverse.sluice.deployment.check.Faults;
import io.quarkiverse.sluice.deployment.check.StrayCheck;
import io.quarkiverse.sluice.deployment.check.WaitingNodes;
import io.quarkiverse.sluice.deployment.check.WiringChecks;
import io.quarkiverse.sluice.deployment.safety.SafetyCheck;
import io.quarkiverse.sluice.deployment.wiring.Batches;
import io.quarkiverse.sluice.deployment.wiring.DeadLetters;
import io.quarkiverse.sluice.deployment.wiring.End;
import io.quarkiverse.sluice.deployment.wiring.EndFinder;
import io.quarkiverse.sluice.deployment.wiring.Handler;
import io.quarkiverse.sluice.deployment.wiring.HandlerFinder;
import io.quarkiverse.sluice.deployment.wiring.KeyFinder;
import io.quarkiverse.sluice.deployment.wiring.Names;
import io.quarkiverse.sluice.deployment.wiring.StageWiring;
import io.quarkiverse.sluice.deployment.wiring.WiringBuilder;
import io.quarkiverse.sluice.runtime.config.MessageSafety;
import io.quarkiverse.sluice.runtime.config.SluiceBuildTimeConfig;
import io.quarkiverse.sluice.runtime.wiring.NodeRef;
import io.quarkus.arc.deployment.BeanArchiveIndexBuildItem;
import io.quarkus.arc.deployment.BeanDiscoveryFinishedBuildItem;
import io.quarkus.deployment.Capabilities;
import io.quarkus.deployment.Capability;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.BuildSteps;
import io.quarkus.deployment.builditem.CombinedIndexBuildItem;

/** Finds the application's wiring and proves that it fits together. */
@BuildSteps(onlyIf = SluiceEnabled.class)
class WiringProcessor {

    /** Fails here rather than in the validation of beans, which would complain of ends that no bean can satisfy. */
    @BuildStep
    WiringBuildItem wiring(BeanDiscoveryFinishedBuildItem beans, BeanArchiveIndexBuildItem index,
            CombinedIndexBuildItem application, SluiceBuildTimeConfig config, Capabilities capabilities) {
        var faults = new Faults();
        stray(faults, beans, index);
        var finder = new HandlerFinder(faults, index.getIndex());
        List<End> allEnds = EndFinder.find(beans.getInjectionPoints());
        List<Handler> allHandlers = finder.find(beans.beanStream().classBeans());
        DeadLetters allDeadLetters = DeadLetters.of(config);
        var disabled = new DisabledCheck(faults, switchedOff(config));
        disabled.check(allEnds, allHandlers, allDeadLetters);

        List<End> ends = allEnds.stream().filter(end -> disabled.isEnabled(end.node())).toList();
        List<Handler> found = allHandlers.stream().filter(handler -> disabled.isEnabled(handler.node())).toList();
        DeadLetters deadLetters = disabled.enabled(allDeadLetters);
        new AfterCommitCheck(faults, capabilities.isPresent(Capability.TRANSACTIONS)).check(ends);
        var keys = new KeyFinder(index.getIndex(), faults);
        List<Handler> handlers = keys.find(new Batches(faults, ends, found, deadLetters).find());
        Map<String, List<String>> pipelines = pipelines(config);
        Set<NodeRef> hidden = finder.refused();
        hidden.addAll(disabled.nodes());
        new WiringChecks(faults, index.getIndex(), new WaitingNodes(ConfigProvider.getConfig()), hidden).check(ends, handlers,
                deadLetters, pipelines);
        if (config.messageSafety() != MessageSafety.OFF) {
            new SafetyCheck(config.messageSafety() == MessageSafety.FAIL ? faults::add : faults::warn,
                    application.getIndex(), index.getIndex()).check(ends, handlers);
        }
        faults.report();
        Map<String, String> types = ChannelTypes.of(ends, handlers, index.getIndex());
        var stages = new StageWiring(handlers, deadLetters, keys.keys().keySet());
        return new WiringBuildItem(ends, handlers, keys.keys(),
                new WiringBuilder(ends, handlers, deadLetters, pipelines, types, stages).build());
    }

    private static void stray(Faults faults, BeanDiscoveryFinishedBuildItem beans, BeanArchiveIndexBuildItem index) {
        var check = new StrayCheck(faults);
        check.ends(beans.getInjectionPoints(), beans.beanStream().stream().flatMap(bean -> bean.getQualifiers().stream())
                .filter(qualifier -> qualifier.name().equals(Names.CHANNEL_NAME)).collect(Collectors.toSet()));
        check.handlers(index.getImmutableIndex());
    }

    private static Set<String> switchedOff(SluiceBuildTimeConfig config) {
        return config.channels().entrySet().stream().filter(channel -> !channel.getValue().enabled()).map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static Map<String, List<String>> pipelines(SluiceBuildTimeConfig config) {
        var pipelines = new TreeMap<String, List<String>>();
        config.pipelines().forEach((name, pipeline) -> pipeline.stages()
                .ifPresent(stages -> pipelines.put(name, stages)));
        return pipelines;
    }
}
