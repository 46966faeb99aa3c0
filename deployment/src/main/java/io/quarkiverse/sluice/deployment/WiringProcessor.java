package io.quarkiverse.sluice.deployment;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jboss.jandex.IndexView;

import io.quarkiverse.sluice.deployment.check.AfterCommitCheck;
import io.quarkiverse.sluice.deployment.check.ConflictCheck;
import io.quarkiverse.sluice.deployment.check.DeadLetterCheck;
import io.quarkiverse.sluice.deployment.check.Faults;
import io.quarkiverse.sluice.deployment.check.FilterCheck;
import io.quarkiverse.sluice.deployment.check.PayloadCheck;
import io.quarkiverse.sluice.deployment.check.PipelineCheck;
import io.quarkiverse.sluice.deployment.wiring.Batches;
import io.quarkiverse.sluice.deployment.wiring.End;
import io.quarkiverse.sluice.deployment.wiring.EndFinder;
import io.quarkiverse.sluice.deployment.wiring.Handler;
import io.quarkiverse.sluice.deployment.wiring.HandlerFinder;
import io.quarkiverse.sluice.deployment.wiring.KeyFinder;
import io.quarkiverse.sluice.deployment.wiring.StageWiring;
import io.quarkiverse.sluice.deployment.wiring.WiringBuilder;
import io.quarkiverse.sluice.runtime.config.SluiceBuildTimeConfig;
import io.quarkus.arc.deployment.BeanArchiveIndexBuildItem;
import io.quarkus.arc.deployment.BeanDiscoveryFinishedBuildItem;
import io.quarkus.deployment.Capabilities;
import io.quarkus.deployment.Capability;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.BuildSteps;

/** Finds the application's wiring and proves that it fits together. */
@BuildSteps(onlyIf = SluiceEnabled.class)
class WiringProcessor {

    /** Fails here rather than in the validation of beans, which would complain of ends that no bean can satisfy. */
    @BuildStep
    WiringBuildItem wiring(BeanDiscoveryFinishedBuildItem beans, BeanArchiveIndexBuildItem index,
            SluiceBuildTimeConfig config, Capabilities capabilities) {
        var faults = new Faults();
        List<End> ends = EndFinder.find(beans.getInjectionPoints());
        new AfterCommitCheck(faults, capabilities.isPresent(Capability.TRANSACTIONS)).check(ends);
        Map<String, String> deadLetters = deadLetters(config);
        List<Handler> found = new HandlerFinder(faults).find(beans.beanStream().classBeans());
        var keys = new KeyFinder(index.getIndex(), faults);
        List<Handler> handlers = keys.find(new Batches(faults, ends, found, deadLetters).find());
        Map<String, List<String>> pipelines = pipelines(config);
        var stages = new StageWiring(handlers, StageWiring.deadLetters(config), keys.keys().keySet());
        stages.check(faults, ends);
        check(faults, ends, handlers, deadLetters, pipelines, index.getIndex());
        return new WiringBuildItem(ends, handlers, keys.keys(),
                new WiringBuilder(ends, handlers, deadLetters, pipelines, stages).build());
    }

    private static void check(Faults faults, List<End> ends, List<Handler> handlers, Map<String, String> deadLetters,
            Map<String, List<String>> pipelines, IndexView index) {
        new PayloadCheck(faults).check(ends, handlers);
        new ConflictCheck(faults).check(handlers);
        new DeadLetterCheck(faults).check(deadLetters, ends, handlers);
        new FilterCheck(faults, index).check(handlers);
        new PipelineCheck(faults, pipelines, index).check(ends, handlers);
        faults.throwIfAny();
    }

    private static Map<String, String> deadLetters(SluiceBuildTimeConfig config) {
        var deadLetters = new TreeMap<String, String>();
        config.channels().forEach((name, channel) -> channel.deadLetter()
                .ifPresent(target -> deadLetters.put(name, target)));
        return deadLetters;
    }

    private static Map<String, List<String>> pipelines(SluiceBuildTimeConfig config) {
        var pipelines = new TreeMap<String, List<String>>();
        config.pipelines().forEach((name, pipeline) -> pipeline.stages()
                .ifPresent(stages -> pipelines.put(name, stages)));
        return pipelines;
    }
}
