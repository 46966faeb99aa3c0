package io.quarkiverse.sluice.deployment.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.jboss.jandex.IndexView;

import io.quarkiverse.sluice.deployment.wiring.End;
import io.quarkiverse.sluice.deployment.wiring.Handler;
import io.quarkiverse.sluice.deployment.wiring.Role;
import io.quarkiverse.sluice.runtime.wiring.NodeRef;

/** Checks that whatever is put into a channel can be taken by everybody who takes from it. */
public final class PayloadCheck {

    private final Faults faults;
    private final Subtypes subtypes;

    public PayloadCheck(Faults faults, IndexView index) {
        this.faults = faults;
        this.subtypes = new Subtypes(index);
    }

    /** Checks these ends and handlers. */
    public void check(List<End> ends, List<Handler> handlers) {
        var uses = new ArrayList<TypeUse>();
        for (End end : ends) {
            if (isComplete(end)) {
                uses.addAll(TypeUses.of(end));
            } else {
                incomplete(end);
            }
        }
        handlers.forEach(handler -> uses.addAll(TypeUses.of(handler)));
        uses.stream().sorted(Comparator.comparing(TypeUse::place))
                .collect(Collectors.groupingBy(use -> use.node() + "/" + use.role(), TreeMap::new, Collectors.toList()))
                .values().forEach(this::agree);
    }

    static boolean isComplete(End end) {
        return end.arguments().size() == end.kind().roles().size()
                && end.arguments().stream().allMatch(PayloadTypes::isInjectable);
    }

    private void incomplete(End end) {
        String wanted = end.kind().type().getSimpleName()
                + end.kind().roles().stream().map(Role::label).collect(Collectors.joining(" type, ", "<", " type>"));
        faults.add(end.place() + " asks for " + PayloadTypes.display(end.type()) + " of " + label(end.node())
                + ", which does not say what its type is: write " + wanted + ", without wildcards");
    }

    private void agree(List<TypeUse> uses) {
        Predicate<TypeUse> misfit = use -> uses.stream()
                .anyMatch(other -> !passes(use, other) || !passes(other, use));
        var byType = new TreeMap<String, TypeUse>();
        uses.stream().filter(misfit).forEach(use -> byType.putIfAbsent(PayloadTypes.display(use.type()) + use.flow(), use));
        if (!byType.isEmpty()) {
            TypeUse any = uses.get(0);
            faults.add(label(any.node()) + " has different " + any.role().label() + " types: "
                    + byType.values().stream().map(use -> use.flow().label() + use.describe())
                            .collect(Collectors.joining(", "))
                    + "; what is given must be of the type that is taken, or a subtype: use one type, or channels of"
                    + " different names");
        }
    }

    private boolean passes(TypeUse giver, TypeUse taker) {
        return !giver.flow().gives() || !taker.flow().takes() || subtypes.fits(giver.type(), taker.type());
    }

    static String label(NodeRef node) {
        return node.kind().label() + " '" + node.name() + "'";
    }
}
