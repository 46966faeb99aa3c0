package io.quarkiverse.sluice.deployment.check;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.jboss.jandex.IndexView;

import io.quarkiverse.sluice.deployment.wiring.DeadLetters;
import io.quarkiverse.sluice.deployment.wiring.End;
import io.quarkiverse.sluice.deployment.wiring.Handler;
import io.quarkiverse.sluice.runtime.wiring.NodeKind;
import io.quarkiverse.sluice.runtime.wiring.NodeRef;

/**
 * Warns of channels that can wait for each other: a handler waits for room in a channel whose handlers wait, over one hop or
 * many, for room in the channel the first one takes its messages from.
 */
public final class CycleCheck {

    private static final Comparator<NodeRef> ORDER = Comparator.comparing(NodeRef::kind).thenComparing(NodeRef::name);

    private final Faults faults;
    private final Predicate<NodeRef> waits;
    private final IndexView index;

    /**
     * @param waits whether sending to a node waits while it is full
     */
    public CycleCheck(Faults faults, Predicate<NodeRef> waits, IndexView index) {
        this.faults = faults;
        this.waits = waits;
        this.index = index;
    }

    /** Warns of the shortest cycle through each node that is part of one. */
    public void check(List<End> ends, List<Handler> handlers, DeadLetters deadLetters) {
        List<Hop> hops = new Hops(ends, deadLetters, index).of(handlers).stream()
                .filter(hop -> waits.test(hop.from()) && waits.test(hop.to()))
                .sorted(Comparator.comparing(Hop::from, ORDER).thenComparing(Hop::to, ORDER).thenComparing(Hop::via))
                .toList();
        var starts = new TreeSet<>(ORDER);
        hops.forEach(hop -> starts.add(hop.from()));
        starts.stream().map(start -> shortest(start, hops)).flatMap(Optional::stream).map(CycleCheck::turned).distinct()
                .forEach(this::warn);
    }

    /** Searches breadth first for a way from a node back to it. */
    private static Optional<List<Hop>> shortest(NodeRef start, List<Hop> hops) {
        Map<NodeRef, Hop> reached = new HashMap<>();
        Queue<NodeRef> open = new ArrayDeque<>(List.of(start));
        while (!open.isEmpty() && !reached.containsKey(start)) {
            NodeRef node = open.remove();
            hops.stream().filter(hop -> hop.from().equals(node) && reached.putIfAbsent(hop.to(), hop) == null)
                    .forEach(hop -> open.add(hop.to()));
        }
        if (!reached.containsKey(start)) {
            return Optional.empty();
        }
        var path = new ArrayList<Hop>();
        NodeRef node = start;
        do {
            path.add(0, reached.get(node));
            node = path.get(0).from();
        } while (!node.equals(start));
        return Optional.of(path);
    }

    /** A cycle is the same wherever it begins: it begins at the first of its nodes by name. */
    private static List<Hop> turned(List<Hop> path) {
        var turned = new ArrayList<>(path);
        Hop first = Collections.min(path, Comparator.comparing(Hop::from, ORDER));
        Collections.rotate(turned, -path.indexOf(first));
        return turned;
    }

    private void warn(List<Hop> cycle) {
        String path = cycle.stream().map(hop -> name(hop.from()) + " -> " + hop.via() + " -> ")
                .collect(Collectors.joining()) + name(cycle.get(0).from());
        faults.warn("a cycle can bring itself to a stop: " + path + ": when all in it are full, each handler waits for the"
                + " next one; make one of its channels unbounded, let one drop or reject (overflow), or use trySend"
                + " and keep what does not fit");
    }

    private static String name(NodeRef node) {
        return node.kind() == NodeKind.CHANNEL ? node.name() : node.kind().label() + " " + node.name();
    }
}
