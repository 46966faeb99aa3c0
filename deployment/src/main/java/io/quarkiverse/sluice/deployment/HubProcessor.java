package io.quarkiverse.sluice.deployment;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

import jakarta.enterprise.invoke.Invoker;
import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.sluice.runtime.ChannelHub;
import io.quarkiverse.sluice.runtime.SluiceRecorder;
import io.quarkus.arc.deployment.SyntheticBeanBuildItem;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.BuildSteps;
import io.quarkus.deployment.annotations.ExecutionTime;
import io.quarkus.deployment.annotations.Produce;
import io.quarkus.deployment.annotations.Record;
import io.quarkus.deployment.builditem.ServiceStartBuildItem;
import io.quarkus.deployment.builditem.ShutdownContextBuildItem;
import io.quarkus.deployment.recording.RecorderContext;
import io.quarkus.runtime.RuntimeValue;
import io.quarkus.vertx.core.deployment.CoreVertxBuildItem;

/** Opens the hub when the application starts. */
@BuildSteps(onlyIf = SluiceEnabled.class)
class HubProcessor {

    /** Apart from the opening, because beans are registered before the handlers' invokers are known. */
    @BuildStep
    @Record(ExecutionTime.RUNTIME_INIT)
    HubBuildItem hub(SluiceRecorder recorder, BuildProducer<SyntheticBeanBuildItem> beans) {
        RuntimeValue<ChannelHub> hub = recorder.hub();
        beans.produce(SyntheticBeanBuildItem.configure(ChannelHub.class).scope(Singleton.class).runtimeValue(hub)
                .setRuntimeInit().unremovable().done());
        return new HubBuildItem(hub);
    }

    @BuildStep
    @Produce(OpenedBuildItem.class)
    @Record(ExecutionTime.RUNTIME_INIT)
    void open(SluiceRecorder recorder, HubBuildItem hub, WiringBuildItem wiring,
            HandlerInvokersBuildItem invokers, KeyReadersBuildItem readers, RecorderContext recorderContext,
            CoreVertxBuildItem vertx, List<ContextPartsBuildItem> contextParts, ShutdownContextBuildItem shutdown,
            BuildProducer<ServiceStartBuildItem> started) {
        List<RuntimeValue<Invoker<?, ?>>> calls = invokers.classNames().stream()
                .map(name -> recorderContext.<Invoker<?, ?>> newInstance(name)).toList();
        Map<String, RuntimeValue<Function<Object, @Nullable Object>>> keys = new TreeMap<>();
        readers.classNames().forEach((payload, name) -> keys.put(payload, recorderContext.newInstance(name)));
        recorder.open(hub.hub(), wiring.wiring(), calls, keys,
                contextParts.stream().map(ContextPartsBuildItem::parts).toList(), vertx.getVertx(), shutdown);
        started.produce(new ServiceStartBuildItem("sluice"));
    }
}
