package io.quarkiverse.sluice.runtime.config;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jboss.logging.Logger;

import io.quarkiverse.sluice.runtime.wiring.NodeKind;
import io.quarkiverse.sluice.runtime.wiring.PipelineSpec;
import io.quarkiverse.sluice.runtime.wiring.Wiring;

/** Finds the names that nothing in the application uses. */
final class NameCheck {

    private static final Logger LOG = Logger.getLogger("io.quarkiverse.sluice");

    /** What is set from outside for a whole environment may be meant for another application. */
    private static final List<String> ENVIRONMENT = List.of("EnvConfigSource", "SysPropConfigSource");

    private final Config config;
    private final List<ConfigFault> faults;

    NameCheck(Config config, List<ConfigFault> faults) {
        this.config = config;
        this.faults = faults;
    }

    void check(Wiring wiring, SluiceBuildTimeConfig buildTime, SluiceRuntimeConfig runtime) {
        nodes(NodeKind.CHANNEL, union(wiring.names(NodeKind.CHANNEL), switchedOff(buildTime)),
                union(buildTime.channels().keySet(),
                        runtime.channels().keySet()));
        templates(wiring, runtime);
        nodes(NodeKind.BROADCASTER, wiring.names(NodeKind.BROADCASTER), runtime.broadcasters().keySet());
        nodes(NodeKind.REQUESTER, wiring.names(NodeKind.REQUESTER), runtime.requesters().keySet());
        for (String broadcaster : wiring.broadcasters()) {
            names(ConfigKeys.of(NodeKind.BROADCASTER, broadcaster, "subscribers."),
                    "subscriber of broadcaster '" + broadcaster + "'", wiring.subscribers(broadcaster),
                    runtime.broadcasters().get(broadcaster).subscribers().keySet());
        }
        nodes(NodeKind.PIPELINE, wiring.names(NodeKind.PIPELINE), union(buildTime.pipelines().keySet(),
                runtime.pipelines().keySet()));
        for (PipelineSpec pipeline : wiring.pipelines()) {
            String prefix = ConfigKeys.of(NodeKind.PIPELINE, pipeline.name(), "stage.");
            names(prefix, "stage of pipeline '" + pipeline.name() + "'", pipeline.stages(),
                    union(buildTime.pipelines().get(pipeline.name()).stage().keySet(),
                            runtime.pipelines().get(pipeline.name()).stage().keySet()));
        }
    }

    /** Both are the tag of the same meters. */
    private void templates(Wiring wiring, SluiceRuntimeConfig runtime) {
        for (String template : new TreeSet<>(runtime.templates().keySet())) {
            if (wiring.names(NodeKind.CHANNEL).contains(template)) {
                String key = ConfigKeys.ofTemplate(template, "*");
                faults.add(new ConfigFault(key, key + ": there is a channel '" + template
                        + "', from which its meters could not be told: give the template another name"));
            }
        }
    }

    private void nodes(NodeKind kind, Collection<String> known, Collection<String> configured) {
        names(ConfigKeys.section(kind), kind.label(), known, configured);
    }

    private void names(String prefix, String what, Collection<String> known, Collection<String> configured) {
        for (String name : new TreeSet<>(configured)) {
            if (!known.contains(name)) {
                unknown(prefix, what, name, known);
            }
        }
    }

    private void unknown(String prefix, String what, String name, Collection<String> known) {
        String key = prefix + ConfigKeys.quoted(name);
        String message = key + ".*: no " + what + " named '" + name + "' is used in the application: "
                + NearestName.of(name, known).map(nearest -> "did you mean '" + nearest + "'?")
                        .orElse("there is none at all, remove the property");
        if (isSetInFile(key + ".") || isSetInFile(prefix + '"' + name + "\".")) {
            faults.add(new ConfigFault(key, message));
        } else {
            LOG.warnf("Ignored from the environment: %s", message);
        }
    }

    private boolean isSetInFile(String prefix) {
        for (ConfigSource source : config.getConfigSources()) {
            if (ENVIRONMENT.stream().noneMatch(source.getName()::startsWith)
                    && source.getPropertyNames().stream().anyMatch(property -> property.startsWith(prefix))) {
                return true;
            }
        }
        return false;
    }

    /** They are in no wiring, and the build has seen that something names them. */
    private static List<String> switchedOff(SluiceBuildTimeConfig config) {
        return config.channels().entrySet().stream().filter(channel -> !channel.getValue().enabled()).map(Map.Entry::getKey)
                .toList();
    }

    private static Set<String> union(Collection<String> one, Collection<String> other) {
        var all = new TreeSet<>(one);
        all.addAll(other);
        return all;
    }
}
