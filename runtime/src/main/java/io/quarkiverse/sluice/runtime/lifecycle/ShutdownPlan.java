package io.quarkiverse.sluice.runtime.lifecycle;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.quarkiverse.sluice.runtime.OpenHub;
import io.quarkiverse.sluice.runtime.node.Node;
import io.quarkiverse.sluice.runtime.registry.DynamicChannel;
import io.quarkiverse.sluice.runtime.wiring.ChannelSpec;
import io.quarkiverse.sluice.runtime.wiring.NodeKind;
import io.quarkiverse.sluice.runtime.wiring.NodeRef;
import io.quarkiverse.sluice.runtime.wiring.ShutdownGroup;

/**
 * What is ended, and in which order: the wiring as the build has sorted it, and before its requesters and dead letters the
 * channels made since. Of those nobody knows where their messages lead, so they are drained together, as a cycle is.
 *
 * @param nodes what is ended
 * @param order the order
 */
record ShutdownPlan(Map<NodeRef, Node> nodes, List<ShutdownGroup> order) {

    static ShutdownPlan of(OpenHub open, Collection<DynamicChannel> dynamic) {
        var nodes = new LinkedHashMap<>(open.nodes());
        var order = new ArrayList<>(open.wiring().shutdownOrder());
        var members = new ArrayList<NodeRef>();
        for (DynamicChannel channel : dynamic) {
            // a name may have been used again since a channel was closed
            var key = new NodeRef(NodeKind.CHANNEL, channel.node().ref().name() + " " + members.size());
            members.add(key);
            nodes.put(key, channel.node());
        }
        if (!members.isEmpty()) {
            order.add(firstOfTheLast(open, order), new ShutdownGroup(members, true));
        }
        return new ShutdownPlan(nodes, order);
    }

    private static int firstOfTheLast(OpenHub open, List<ShutdownGroup> order) {
        Set<String> dead = Stream.concat(
                open.wiring().channels().stream().map(ChannelSpec::deadLetter).filter(Objects::nonNull),
                open.wiring().pipelines().stream().flatMap(pipeline -> pipeline.deadLetters().values().stream()))
                .collect(Collectors.toSet());
        int index = order.size();
        while (index > 0 && order.get(index - 1).nodes().stream().allMatch(node -> node.kind() == NodeKind.REQUESTER
                || node.kind() == NodeKind.CHANNEL && dead.contains(node.name()))) {
            index--;
        }
        return index;
    }
}
