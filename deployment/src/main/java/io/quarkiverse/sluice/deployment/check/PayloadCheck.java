package io.quarkiverse.sluice.deployment.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.quarkiverse.sluice.deployment.wiring.End;
import io.quarkiverse.sluice.deployment.wiring.Handler;
import io.quarkiverse.sluice.deployment.wiring.Role;
import io.quarkiverse.sluice.runtime.wiring.NodeKind;
import io.quarkiverse.sluice.runtime.wiring.NodeRef;

/** Checks that all ends and handlers of a channel agree on its types. */
public final class PayloadCheck {

    private final Faults faults;
    private final List<TypeUse> uses = new ArrayList<>();

    public PayloadCheck(Faults faults) {
        this.faults = faults;
    }

    /** Checks these ends and handlers. */
    public void check(List<End> ends, List<Handler> handlers) {
        ends.forEach(this::end);
        handlers.forEach(this::handler);
        uses.stream().collect(Collectors.groupingBy(use -> use.node() + "/" + use.role(), TreeMap::new, Collectors.toList()))
                .values().forEach(this::agree);
    }

    private void end(End end) {
        List<Role> roles = end.kind().roles();
        if (end.arguments().size() != roles.size() || !end.arguments().stream().allMatch(PayloadTypes::isInjectable)) {
            String wanted = end.kind().type().getSimpleName()
                    + roles.stream().map(Role::label).collect(Collectors.joining(" type, ", "<", " type>"));
            faults.add(end.place() + " asks for " + PayloadTypes.display(end.type()) + " of " + label(end.node())
                    + ", which does not say what its type is: write " + wanted + ", without wildcards");
            return;
        }
        for (int i = 0; i < roles.size(); i++) {
            uses.add(new TypeUse(end.node(), roles.get(i), end.arguments().get(i), end.place()));
        }
    }

    private void handler(Handler handler) {
        switch (handler.spec().kind()) {
            case RECEIVE, UNDELIVERED -> {
                use(handler, handler.node(), Role.MESSAGE);
                handler.spec().targets().forEach(target -> uses.add(new TypeUse(new NodeRef(NodeKind.CHANNEL, target),
                        Role.MESSAGE, handler.result(), "the result of " + handler.place())));
            }
            case RESPOND -> {
                use(handler, handler.node(), Role.REQUEST);
                uses.add(new TypeUse(handler.node(), Role.REPLY, handler.result(), "the result of " + handler.place()));
            }
            case SUBSCRIBE -> use(handler, handler.node(), Role.EVENT);
            case STAGE -> {
                // stages are a chain, which has a check of its own
            }
        }
    }

    private void use(Handler handler, NodeRef node, Role role) {
        uses.add(new TypeUse(node, role, handler.payload(), handler.place()));
    }

    private void agree(List<TypeUse> places) {
        var byType = new TreeMap<String, TypeUse>();
        places.stream().sorted(Comparator.comparing(TypeUse::place))
                .forEach(use -> byType.putIfAbsent(PayloadTypes.display(use.type()), use));
        if (byType.size() > 1) {
            TypeUse any = places.get(0);
            faults.add(label(any.node()) + " has different " + any.role().label() + " types: "
                    + byType.values().stream().map(TypeUse::describe).collect(Collectors.joining(", "))
                    + "; use one type, or channels of different names");
        }
    }

    static String label(NodeRef node) {
        return node.kind().label() + " '" + node.name() + "'";
    }
}
