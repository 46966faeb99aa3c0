package io.quarkiverse.sluice.runtime;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

import jakarta.enterprise.invoke.Invoker;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.sluice.runtime.config.ConfigCheck;
import io.quarkiverse.sluice.runtime.config.SluiceBuildTimeConfig;
import io.quarkiverse.sluice.runtime.config.SluiceRuntimeConfig;
import io.quarkiverse.sluice.runtime.context.ContextParts;
import io.quarkiverse.sluice.runtime.context.MessageContexts;
import io.quarkiverse.sluice.runtime.handler.HandlerThreads;
import io.quarkiverse.sluice.runtime.handler.MethodCall;
import io.quarkiverse.sluice.runtime.lifecycle.Lifecycle;
import io.quarkiverse.sluice.runtime.metrics.Meters;
import io.quarkiverse.sluice.runtime.wiring.Wiring;
import io.quarkus.runtime.RuntimeValue;
import io.quarkus.runtime.ShutdownContext;
import io.quarkus.runtime.annotations.Recorder;
import io.quarkus.runtime.metrics.MetricsFactory;
import io.vertx.core.Vertx;

/** Opens the channels when the application starts. */
@Recorder
public class SluiceRecorder {

    private final SluiceBuildTimeConfig buildTimeConfig;
    private final RuntimeValue<SluiceRuntimeConfig> runtimeConfig;

    public SluiceRecorder(SluiceBuildTimeConfig buildTimeConfig, RuntimeValue<SluiceRuntimeConfig> runtimeConfig) {
        this.buildTimeConfig = buildTimeConfig;
        this.runtimeConfig = runtimeConfig;
    }

    /** The hub, still closed. */
    public RuntimeValue<ChannelHub> hub() {
        return new RuntimeValue<>(new ChannelHub());
    }

    /**
     * Checks the configuration, makes everything in the wiring and puts it into the hub.
     *
     * @throws io.quarkus.runtime.configuration.ConfigurationException if the configuration has faults
     */
    public void open(RuntimeValue<ChannelHub> hub, Wiring wiring, List<RuntimeValue<Invoker<?, ?>>> invokers,
            Map<String, RuntimeValue<Function<Object, @Nullable Object>>> keyReaders,
            List<RuntimeValue<ContextParts>> contextParts, Supplier<Vertx> vertx, ShutdownContext shutdown) {
        SluiceRuntimeConfig config = runtimeConfig.getValue();
        ConfigCheck.check(wiring, buildTimeConfig, config);
        var calls = new ArrayList<MethodCall>();
        for (int i = 0; i < invokers.size(); i++) {
            calls.add(new MethodCall(wiring.handlers().get(i), invokers.get(i).getValue()));
        }
        var keys = new HashMap<String, Function<Object, @Nullable Object>>();
        keyReaders.forEach((payload, reader) -> keys.put(payload, reader.getValue()));
        var threads = new HandlerThreads(vertx.get(), ThreadCeiling.of(wiring, config));
        var contexts = new MessageContexts(contextParts.stream().map(RuntimeValue::getValue).toList(), config);
        var opener = new HubOpener(wiring, calls, keys, config, threads, contexts);
        hub.getValue().open(new OpenHub(wiring, opener.open(), threads));
        // a start that fails later on fires no shutdown event
        shutdown.addShutdownTask(() -> Lifecycle.end(hub.getValue(), config));
    }

    /** Registers the meters of everything in the hub. */
    public Consumer<MetricsFactory> meters(RuntimeValue<ChannelHub> hub) {
        return factory -> {
            var meters = new Meters(factory);
            meters.register(hub.getValue().all());
            runtimeConfig.getValue().templates().keySet().forEach(
                    template -> meters.template(template, hub.getValue().dynamic()));
        };
    }
}
