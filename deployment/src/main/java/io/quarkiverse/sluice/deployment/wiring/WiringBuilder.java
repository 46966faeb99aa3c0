package io.quarkiverse.sluice.deployment.wiring;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import io.quarkiverse.sluice.runtime.wiring.ChannelSpec;
import io.quarkiverse.sluice.runtime.wiring.HandlerKind;
import io.quarkiverse.sluice.runtime.wiring.NodeKind;
import io.quarkiverse.sluice.runtime.wiring.NodeRef;
import io.quarkiverse.sluice.runtime.wiring.ShutdownGroup;
import io.quarkiverse.sluice.runtime.wiring.Wiring;

/** Puts ends, handlers and configuration together to the application's wiring. */
public final class WiringBuilder {

    private final List<End> ends;
    private final List<Handler> handlers;
    private final DeadLetters deadLetters;
    private final Map<String, List<String>> pipelines;
    private final Map<String, String> types;
    private final StageWiring stages;

    /**
     * @param pipelines the stages by pipeline
     * @param types the types of messages by channel
     */
    public WiringBuilder(List<End> ends, List<Handler> handlers, DeadLetters deadLetters,
            Map<String, List<String>> pipelines, Map<String, String> types, StageWiring stages) {
        this.ends = ends;
        this.handlers = handlers;
        this.deadLetters = deadLetters;
        this.pipelines = pipelines;
        this.types = types;
        this.stages = stages;
    }

    /** The wiring, in a fixed order. */
    public Wiring build() {
        Set<NodeRef> nodes = nodes();
        return new Wiring(
                names(nodes, NodeKind.CHANNEL).stream()
                        .map(name -> new ChannelSpec(name, types.get(name), deadLetters.channels().get(name)))
                        .toList(),
                names(nodes, NodeKind.BROADCASTER), names(nodes, NodeKind.REQUESTER),
                names(nodes, NodeKind.PIPELINE).stream().map(name -> stages.pipeline(name, pipelines.get(name))).toList(),
                handlers.stream().map(Handler::spec).toList(), shutdownOrder(nodes));
    }

    private Set<NodeRef> nodes() {
        var nodes = new TreeSet<>(Comparator.comparing(NodeRef::kind).thenComparing(NodeRef::name));
        ends.forEach(end -> nodes.add(end.node()));
        for (Handler handler : handlers) {
            if (handler.spec().kind() != HandlerKind.UNDELIVERED || !pipelines.containsKey(handler.spec().name())) {
                nodes.add(handler.node());
            }
            handler.spec().targets().forEach(target -> nodes.add(channel(target)));
        }
        deadLetters.channels().forEach((channel, target) -> {
            if (nodes.contains(channel(channel))) {
                nodes.add(channel(target));
            }
        });
        handlers.stream().map(deadLetters::of).flatMap(Optional::stream).forEach(target -> nodes.add(channel(target)));
        pipelines.keySet().forEach(name -> nodes.add(new NodeRef(NodeKind.PIPELINE, name)));
        return nodes;
    }

    private static List<String> names(Set<NodeRef> nodes, NodeKind kind) {
        return nodes.stream().filter(node -> node.kind() == kind).map(NodeRef::name).toList();
    }

    /** Requesters and dead letters come last: whatever is still handled before may need them. */
    private List<ShutdownGroup> shutdownOrder(Set<NodeRef> nodes) {
        var requesters = new ArrayList<NodeRef>();
        var dead = new ArrayList<NodeRef>();
        var graph = new ArrayList<NodeRef>();
        for (NodeRef node : nodes) {
            boolean takesDeadLetters = node.kind() == NodeKind.CHANNEL && deadLetters.targets().contains(node.name());
            (takesDeadLetters ? dead : node.kind() == NodeKind.REQUESTER ? requesters : graph).add(node);
        }
        Map<NodeRef, Set<NodeRef>> edges = edges();
        edges.values().forEach(targets -> targets.retainAll(graph));
        var order = new ArrayList<>(ShutdownOrder.of(graph, edges));
        requesters.forEach(node -> order.add(new ShutdownGroup(List.of(node), false)));
        dead.forEach(node -> order.add(new ShutdownGroup(List.of(node), false)));
        return order;
    }

    /** A handler leads to its targets and to whatever its bean can send to. */
    private Map<NodeRef, Set<NodeRef>> edges() {
        Map<NodeRef, Set<NodeRef>> edges = new LinkedHashMap<>();
        for (Handler handler : handlers) {
            if (handler.spec().kind() != HandlerKind.UNDELIVERED) {
                Set<NodeRef> targets = edges.computeIfAbsent(handler.node(), node -> new LinkedHashSet<>());
                handler.spec().targets().forEach(target -> targets.add(channel(target)));
                ends.stream().filter(end -> end.kind().sends() && handler.bean().getBeanClass().equals(end.bean()))
                        .forEach(end -> targets.add(end.node()));
            }
        }
        return edges;
    }

    private static NodeRef channel(String name) {
        return new NodeRef(NodeKind.CHANNEL, name);
    }
}
