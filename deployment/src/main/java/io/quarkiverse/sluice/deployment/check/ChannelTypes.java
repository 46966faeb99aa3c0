package io.quarkiverse.sluice.deployment.check;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jboss.jandex.IndexView;
import org.jboss.jandex.Type;

import io.quarkiverse.sluice.deployment.wiring.End;
import io.quarkiverse.sluice.deployment.wiring.Handler;
import io.quarkiverse.sluice.runtime.wiring.NodeKind;

/**
 * Finds the type that one may both send to a channel and receive from it: the one that everybody who takes can take, or, if
 * nobody does, the one that covers all that is given.
 */
public final class ChannelTypes {

    private final Subtypes subtypes;

    private ChannelTypes(IndexView index) {
        this.subtypes = new Subtypes(index);
    }

    /** The types by channel, as Java writes them; none for a channel whose ends agree on none. */
    public static Map<String, String> of(List<End> ends, List<Handler> handlers, IndexView index) {
        var finder = new ChannelTypes(index);
        var types = new TreeMap<String, String>();
        Stream.concat(ends.stream().map(TypeUses::of).flatMap(List::stream),
                handlers.stream().map(TypeUses::of).flatMap(List::stream))
                .filter(use -> use.node().kind() == NodeKind.CHANNEL)
                .collect(Collectors.groupingBy(use -> use.node().name()))
                .forEach((name, uses) -> finder.common(uses)
                        .ifPresent(type -> types.put(name, PayloadTypes.display(type))));
        return types;
    }

    private Optional<Type> common(List<TypeUse> uses) {
        List<Type> taken = uses.stream().filter(use -> use.flow().takes()).map(TypeUse::type).toList();
        List<Type> given = uses.stream().filter(use -> use.flow().gives()).map(TypeUse::type).toList();
        return taken.isEmpty()
                ? given.stream().filter(type -> given.stream().allMatch(other -> subtypes.fits(other, type))).findFirst()
                : taken.stream().filter(type -> taken.stream().allMatch(other -> subtypes.fits(type, other))).findFirst();
    }
}
