package io.quarkiverse.sluice.deployment.check;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import io.quarkiverse.sluice.deployment.wiring.End;
import io.quarkiverse.sluice.deployment.wiring.Handler;
import io.quarkiverse.sluice.deployment.wiring.Mark;
import io.quarkiverse.sluice.runtime.config.NearestName;
import io.quarkiverse.sluice.runtime.wiring.HandlerKind;
import io.quarkiverse.sluice.runtime.wiring.NodeKind;
import io.quarkiverse.sluice.runtime.wiring.NodeRef;

/** Checks that nothing needs a channel that is switched off. */
public final class DisabledCheck {

    private final Faults faults;
    private final Set<String> disabled;

    public DisabledCheck(Faults faults, Set<String> disabled) {
        this.faults = faults;
        this.disabled = new TreeSet<>(disabled);
    }

    /** Whether something is part of the application. */
    public boolean isEnabled(NodeRef node) {
        return node.kind() != NodeKind.CHANNEL || !disabled.contains(node.name());
    }

    /** What is not part of the application. */
    public Set<NodeRef> nodes() {
        return disabled.stream().map(name -> new NodeRef(NodeKind.CHANNEL, name)).collect(Collectors.toSet());
    }

    /** The dead-letter channels of channels that are switched on, by the channel they belong to. */
    public Map<String, String> enabled(Map<String, String> deadLetters) {
        var enabled = new TreeMap<>(deadLetters);
        enabled.keySet().removeAll(disabled);
        enabled.values().removeAll(disabled);
        return enabled;
    }

    /** Checks these ends, handlers and dead-letter channels, those of the disabled channels among them. */
    public void check(List<End> ends, List<Handler> handlers, Map<String, String> deadLetters) {
        ends.stream().filter(end -> !isEnabled(end.node()) && !end.marks().contains(Mark.OPTIONAL))
                .forEach(end -> refuse(end.place() + " asks for an end of", end.name(),
                        "inject an Instance<" + end.kind().type().getSimpleName() + "<..>>"));
        handlers.stream().filter(handler -> isEnabled(handler.node())).forEach(handler -> handler.spec().targets().stream()
                .filter(disabled::contains)
                .forEach(target -> refuse(handler.place() + " sends to", target, "remove it from @SendTo")));
        handlers.stream().filter(handler -> handler.spec().kind() == HandlerKind.RECEIVE && isEnabled(handler.node()))
                .map(handler -> handler.spec().name()).distinct()
                .filter(source -> deadLetters.containsKey(source) && disabled.contains(deadLetters.get(source)))
                .forEach(source -> refuse("the dead letters of channel '" + source + "' go to", deadLetters.get(source),
                        "remove quarkus.sluice.channels." + source + ".dead-letter"));
        var known = new TreeSet<String>();
        ends.forEach(end -> known.add(end.node().kind() == NodeKind.CHANNEL ? end.name() : ""));
        handlers.forEach(handler -> {
            known.add(handler.node().kind() == NodeKind.CHANNEL ? handler.spec().name() : "");
            known.addAll(handler.spec().targets());
        });
        known.addAll(deadLetters.values());
        disabled.stream().filter(name -> !known.contains(name)).forEach(name -> unknown(name, known));
    }

    private void refuse(String use, String channel, String remedy) {
        faults.add(use + " channel '" + channel + "', which " + property(channel) + "=false switches off: " + remedy
                + ", or switch the channel on");
    }

    private void unknown(String name, Set<String> known) {
        faults.add(property(name) + "=false: no channel named '" + name + "' is used in the application"
                + NearestName.misspelt(name, known).map(near -> ": did you mean '" + near + "'?")
                        .orElse(": remove the property"));
    }

    private static String property(String channel) {
        return "quarkus.sluice.channels." + channel + ".enabled";
    }
}
