package io.quarkiverse.sluice.runtime.node;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.quarkiverse.sluice.Broadcaster;
import io.quarkiverse.sluice.BroadcasterStatistics;
import io.quarkiverse.sluice.runtime.context.MessageContext;
import io.quarkiverse.sluice.runtime.handler.Dispatcher;
import io.quarkiverse.sluice.runtime.wiring.NodeKind;
import io.quarkiverse.sluice.runtime.wiring.NodeRef;

/** A named broadcaster of the application. */
public final class BroadcasterNode implements Node {

    private final NodeRef ref;
    private final MessageContext context;
    private final Broadcaster<Object> broadcaster;
    private final List<Dispatcher<Object>> dispatchers = new ArrayList<>();

    public BroadcasterNode(Broadcaster<Object> broadcaster, MessageContext context) {
        this.context = context;
        this.ref = new NodeRef(NodeKind.BROADCASTER, broadcaster.name());
        this.broadcaster = broadcaster;
    }

    /** Adds a handler's dispatcher. Only while the application's wiring is set up. */
    public void add(Dispatcher<Object> dispatcher) {
        dispatchers.add(dispatcher);
    }

    /** The broadcaster itself. */
    public Broadcaster<Object> broadcaster() {
        return broadcaster;
    }

    /** The broadcaster's figures. */
    public BroadcasterStatistics statistics() {
        return broadcaster.statistics();
    }

    /** What goes with its messages to handlers. */
    public MessageContext context() {
        return context;
    }

    @Override
    public NodeRef ref() {
        return ref;
    }

    @Override
    public List<Dispatcher<Object>> dispatchers() {
        return dispatchers;
    }

    @Override
    public void complete() {
        broadcaster.complete();
    }

    /** Only handlers count: who else subscribed may never take what is there. */
    @Override
    public boolean isIdle() {
        return handlersIdle() && dispatchers.stream().allMatch(dispatcher -> dispatcher.backlog() == 0);
    }

    /** Likewise. */
    @Override
    public boolean isDrained() {
        return !handlersRunning();
    }

    @Override
    public long depth() {
        return statistics().maxDepth();
    }

    @Override
    public void shutdown() {
        broadcaster.complete();
    }

    @Override
    public List<String> troubles(Duration stalledAfter) {
        return dispatchers.isEmpty() || handlersRunning() ? List.of() : List.of("no handler is subscribed");
    }
}
