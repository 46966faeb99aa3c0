package io.quarkiverse.sluice.deployment.check;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import io.quarkiverse.sluice.deployment.wiring.DeadLetters;
import io.quarkiverse.sluice.deployment.wiring.End;
import io.quarkiverse.sluice.deployment.wiring.Handler;
import io.quarkiverse.sluice.deployment.wiring.Mark;
import io.quarkiverse.sluice.runtime.config.NearestName;
import io.quarkiverse.sluice.runtime.wiring.HandlerKind;
import io.quarkiverse.sluice.runtime.wiring.NodeKind;
import io.quarkiverse.sluice.runtime.wiring.NodeRef;

/** Checks that what is sent to is received from, and the other way round. */
public final class BothEndsCheck {

    private final Faults faults;
    private final Map<NodeRef, Sides> nodes = new TreeMap<>(
            Comparator.comparing(NodeRef::kind).thenComparing(NodeRef::name));
    private final Set<NodeRef> hidden = new HashSet<>();

    /**
     * @param hidden what has a handler that is refused for another reason: whether that was the missing side is not known
     */
    public BothEndsCheck(Faults faults, Collection<NodeRef> hidden) {
        this.faults = faults;
        this.hidden.addAll(hidden);
    }

    /** Checks these ends and handlers, and the channels of their dead letters. */
    public void check(List<End> ends, List<Handler> handlers, DeadLetters deadLetters) {
        ends.forEach(this::end);
        handlers.forEach(handler -> handler(handler, deadLetters));
        nodes.forEach((node, sides) -> {
            if (!hidden.contains(node)) {
                judge(node, sides);
            }
        });
    }

    private void end(End end) {
        Sides sides = sides(end.node(), end.marks());
        switch (end.kind()) {
            case SENDER, REQUESTER -> sides.givers().add(end.place());
            case RECEIVER -> sides.takers().add(end.place());
            case BROADCASTER, PIPELINE -> {
                sides.givers().add(end.place());
                sides.takers().add(end.place());
            }
            case CONTROL -> sides.others().add(end.place());
        }
    }

    private void handler(Handler handler, DeadLetters deadLetters) {
        Sides sides = sides(handler.node(), handler.marks());
        (handler.spec().kind() == HandlerKind.UNDELIVERED ? sides.others() : sides.takers()).add(handler.place());
        handler.spec().targets().forEach(target -> channel(target).givers().add(handler.place()));
        deadLetters.of(handler).ifPresent(target -> channel(target).dying().add(source(handler)));
    }

    private static String source(Handler handler) {
        String stage = handler.spec().stage();
        return (stage == null ? "" : "stage '" + stage + "' of ") + PayloadCheck.label(handler.node());
    }

    private Sides channel(String name) {
        return nodes.computeIfAbsent(new NodeRef(NodeKind.CHANNEL, name), node -> new Sides());
    }

    private Sides sides(NodeRef node, Set<Mark> marks) {
        if (marks.contains(Mark.REACHED_BY_REGISTRY)) {
            hidden.add(node);
        }
        return nodes.computeIfAbsent(node, any -> new Sides());
    }

    private void judge(NodeRef node, Sides sides) {
        boolean given = !sides.givers().isEmpty() || !sides.dying().isEmpty();
        boolean taken = !sides.takers().isEmpty();
        String label = PayloadCheck.label(node);
        if (given && !taken && sides.givers().isEmpty()) {
            faults.warn(label + " gets the dead letters of " + String.join(", ", sides.dying())
                    + " and nothing reads it: once it is full, each further failure holds its handler up; read it with"
                    + " @Receive(\"" + node.name() + "\") or a Receiver, or let it drop messages (overflow)");
        } else if (given && !taken) {
            faults.add(label + " is " + Way.GIVING.of(node.kind()) + " (" + String.join(", ", sides.givers())
                    + "), but never " + Way.TAKING.of(node.kind()) + remedy(node, Way.TAKING));
        } else if (taken && !given) {
            faults.add(label + " is " + Way.TAKING.of(node.kind()) + " (" + String.join(", ", sides.takers())
                    + "), but never " + Way.GIVING.of(node.kind()) + remedy(node, Way.GIVING));
        } else if (!given) {
            faults.add(label + " is used only by " + String.join(", ", sides.others())
                    + " and neither sent to nor received from" + remedy(node, Way.GIVING));
        }
    }

    private String remedy(NodeRef node, Way missing) {
        Set<String> known = new TreeSet<>();
        nodes.keySet().stream().filter(other -> other.kind() == node.kind()).forEach(other -> known.add(other.name()));
        return NearestName.misspelt(node.name(), known).map(near -> ": did you mean '" + near + "'? Else ").orElse(": ")
                + missing.remedy(node)
                + ", or say @ReachedByRegistry at the side that is there if the other one is reached in a"
                + " way that the build cannot see";
    }

    /** Who puts messages in, who takes them, whose dead letters come in, and who else uses it. */
    private record Sides(Set<String> givers, Set<String> takers, Set<String> dying, Set<String> others) {

        Sides() {
            this(new TreeSet<>(), new TreeSet<>(), new TreeSet<>(), new TreeSet<>());
        }
    }

    /** A way that messages go, in the words for each kind. */
    private enum Way {
        GIVING,
        TAKING;

        String of(NodeKind kind) {
            return switch (kind) {
                case CHANNEL -> this == GIVING ? "sent to" : "received from";
                case BROADCASTER -> this == GIVING ? "broadcast to" : "subscribed to";
                case REQUESTER -> this == GIVING ? "asked" : "answered";
                case PIPELINE -> this == GIVING ? "injected" : "made of stages";
            };
        }

        String remedy(NodeRef node) {
            return switch (node.kind()) {
                case CHANNEL -> this == GIVING ? "inject a Sender of it, or name it in @SendTo"
                        : "annotate a method with @Receive(\"" + node.name() + "\"), or inject a Receiver of it";
                case BROADCASTER -> "inject the Broadcaster";
                case REQUESTER -> this == GIVING ? "inject the Requester"
                        : "annotate a method with @Respond(\"" + node.name() + "\")";
                case PIPELINE -> "inject the Pipeline";
            };
        }
    }
}
