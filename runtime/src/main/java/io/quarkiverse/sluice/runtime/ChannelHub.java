package io.quarkiverse.sluice.runtime;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.sluice.runtime.node.BroadcasterNode;
import io.quarkiverse.sluice.runtime.node.ChannelNode;
import io.quarkiverse.sluice.runtime.node.Node;
import io.quarkiverse.sluice.runtime.node.PipelineNode;
import io.quarkiverse.sluice.runtime.node.RequesterNode;
import io.quarkiverse.sluice.runtime.registry.DynamicChannels;
import io.quarkiverse.sluice.runtime.wiring.NodeKind;
import io.quarkiverse.sluice.runtime.wiring.NodeRef;

/**
 * Every channel, broadcaster, requester and pipeline that the application names. Thread-safe.
 */
public class ChannelHub {

    private final DynamicChannels dynamic = new DynamicChannels();
    private final AtomicBoolean ending = new AtomicBoolean();
    private volatile @Nullable OpenHub opened;

    /** Takes what was opened over. Called once, when the application starts. */
    void open(OpenHub hub) {
        opened = hub;
    }

    /** Whether what was opened is to be ended by the caller: once only. */
    public boolean beginEnd() {
        return ending.compareAndSet(false, true);
    }

    /** What was opened, or {@code null} before the application starts. */
    public @Nullable OpenHub opened() {
        return opened;
    }

    /** The channel with this name. */
    public ChannelNode channel(String name) {
        return (ChannelNode) node(new NodeRef(NodeKind.CHANNEL, name));
    }

    /** The broadcaster with this name. */
    public BroadcasterNode broadcaster(String name) {
        return (BroadcasterNode) node(new NodeRef(NodeKind.BROADCASTER, name));
    }

    /** The requester with this name. */
    public RequesterNode requester(String name) {
        return (RequesterNode) node(new NodeRef(NodeKind.REQUESTER, name));
    }

    /** The pipeline with this name. */
    public PipelineNode pipeline(String name) {
        return (PipelineNode) node(new NodeRef(NodeKind.PIPELINE, name));
    }

    /** All of them, by kind and name, and those made since by name; none before the application starts. */
    public Collection<Node> all() {
        OpenHub hub = opened;
        if (hub == null) {
            return List.of();
        }
        var all = new ArrayList<>(hub.nodes().values());
        dynamic.open().forEach(channel -> all.add(channel.node()));
        return all;
    }

    /** The channels made since the application has started. */
    public DynamicChannels dynamic() {
        return dynamic;
    }

    private Node node(NodeRef ref) {
        OpenHub hub = opened;
        if (hub == null) {
            throw new IllegalStateException("The " + ref.kind().label() + " '" + ref.name()
                    + "' is used before the application has opened it: use it when the application has started");
        }
        return hub.nodes().get(ref);
    }
}
