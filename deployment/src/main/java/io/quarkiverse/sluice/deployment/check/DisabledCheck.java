package io.quarkiverse.sluice.deployment.check;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import io.quarkiverse.sluice.deployment.wiring.DeadLetters;
import io.quarkiverse.sluice.deployment.wiring.End;
import io.quarkiverse.sluice.deployment.wiring.Handler;
import io.quarkiverse.sluice.deployment.wiring.Mark;
import io.quarkiverse.sluice.runtime.config.ConfigKeys;
import io.quarkiverse.sluice.runtime.config.NearestName;
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

    /** The dead-letter channels of what is switched on. */
    public DeadLetters enabled(DeadLetters deadLetters) {
        return deadLetters.without(disabled);
    }

    /** Checks these ends, handlers and dead-letter channels, those of the disabled channels among them. */
    public void check(List<End> ends, List<Handler> handlers, DeadLetters deadLetters) {
        ends.stream().filter(end -> !isEnabled(end.node()) && !end.marks().contains(Mark.OPTIONAL))
                .forEach(end -> refuse(end.place() + " asks for an end of", end.name(),
                        "inject an Instance<" + end.kind().type().getSimpleName() + "<..>>"));
        handlers.stream().filter(handler -> isEnabled(handler.node())).forEach(handler -> handler.spec().targets().stream()
                .filter(disabled::contains)
                .forEach(target -> refuse(handler.place() + " sends to", target, "remove it from @SendTo")));
        handlers.stream().filter(handler -> isEnabled(handler.node())).forEach(handler -> deadLetters.of(handler)
                .filter(disabled::contains).ifPresent(target -> dead(handler, target)));
        var known = new TreeSet<String>();
        ends.forEach(end -> known.add(end.node().kind() == NodeKind.CHANNEL ? end.name() : ""));
        handlers.forEach(handler -> {
            known.add(handler.node().kind() == NodeKind.CHANNEL ? handler.spec().name() : "");
            known.addAll(handler.spec().targets());
        });
        known.addAll(deadLetters.targets());
        disabled.stream().filter(name -> !known.contains(name)).forEach(name -> unknown(name, known));
    }

    private void dead(Handler handler, String target) {
        String name = handler.spec().name();
        String stage = handler.spec().stage();
        refuse("the dead letters of " + (stage == null ? "" : "stage '" + stage + "' of ")
                + PayloadCheck.label(handler.node()) + " go to", target,
                "remove " + (stage == null ? ConfigKeys.of(NodeKind.CHANNEL, name, "dead-letter")
                        : ConfigKeys.ofStage(name, stage, "dead-letter")));
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
