package io.quarkiverse.sluice.deployment.wiring;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.quarkiverse.sluice.runtime.wiring.NodeRef;
import io.quarkiverse.sluice.runtime.wiring.ShutdownGroup;

/** Sorts nodes so that each comes before those that its messages lead to; the nodes of a cycle come together (Tarjan). */
final class ShutdownOrder {

    private final Map<NodeRef, Set<NodeRef>> edges;
    private final Map<NodeRef, Integer> numbers = new HashMap<>();
    private final Map<NodeRef, Integer> lowest = new HashMap<>();
    private final Deque<NodeRef> path = new ArrayDeque<>();
    private final List<ShutdownGroup> groups = new ArrayList<>();

    private ShutdownOrder(Map<NodeRef, Set<NodeRef>> edges) {
        this.edges = edges;
    }

    static List<ShutdownGroup> of(Collection<NodeRef> nodes, Map<NodeRef, Set<NodeRef>> edges) {
        var order = new ShutdownOrder(edges);
        nodes.stream().filter(node -> !order.numbers.containsKey(node)).forEach(order::visit);
        // a group is found after all those that it leads to
        Collections.reverse(order.groups);
        return order.groups;
    }

    private void visit(NodeRef node) {
        int number = numbers.size();
        numbers.put(node, number);
        lowest.put(node, number);
        path.push(node);
        for (NodeRef next : edges.getOrDefault(node, Set.of())) {
            if (!numbers.containsKey(next)) {
                visit(next);
                lowest.merge(node, lowest.get(next), Math::min);
            } else if (path.contains(next)) {
                lowest.merge(node, numbers.get(next), Math::min);
            }
        }
        if (lowest.get(node) == number) {
            group(node);
        }
    }

    private void group(NodeRef root) {
        var members = new ArrayList<NodeRef>();
        do {
            members.add(path.pop());
        } while (!members.contains(root));
        boolean cycle = members.size() > 1 || edges.getOrDefault(root, Set.of()).contains(root);
        groups.add(new ShutdownGroup(members, cycle));
    }
}
