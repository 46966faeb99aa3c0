package io.quarkiverse.sluice.runtime.node;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.quarkiverse.sluice.ChannelStatistics;
import io.quarkiverse.sluice.CloseReason;
import io.quarkiverse.sluice.Request;
import io.quarkiverse.sluice.Requester;
import io.quarkiverse.sluice.RequesterPair;
import io.quarkiverse.sluice.RequesterStatistics;
import io.quarkiverse.sluice.runtime.context.MessageContext;
import io.quarkiverse.sluice.runtime.handler.Dispatcher;
import io.quarkiverse.sluice.runtime.metrics.RequestTimes;
import io.quarkiverse.sluice.runtime.wiring.NodeKind;
import io.quarkiverse.sluice.runtime.wiring.NodeRef;

/** A named requester of the application. */
public final class RequesterNode implements Node {

    private final NodeRef ref;
    private final MessageContext context;
    private final RequestTimes times;
    private final RequesterPair<Object, Object> pair;
    private final List<Dispatcher<Request<Object, Object>>> dispatchers = new ArrayList<>();

    public RequesterNode(RequesterPair<Object, Object> pair, MessageContext context) {
        this.context = context;
        this.ref = new NodeRef(NodeKind.REQUESTER, pair.requester().name());
        this.pair = pair;
        this.times = new RequestTimes(ref.name());
    }

    /** Adds a handler's dispatcher. Only while the application's wiring is set up. */
    public void add(Dispatcher<Request<Object, Object>> dispatcher) {
        dispatchers.add(dispatcher);
    }

    /** Requester, queue and control. */
    public RequesterPair<Object, Object> pair() {
        return pair;
    }

    /** The requester itself. */
    public Requester<Object, Object> requester() {
        return pair.requester();
    }

    /** The requester's figures. */
    public RequesterStatistics statistics() {
        return pair.requester().statistics();
    }

    /** The figures of the queue of requests. */
    public ChannelStatistics queue() {
        return pair.control().statistics();
    }

    /** What times its requests. */
    public RequestTimes times() {
        return times;
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
    public List<Dispatcher<Request<Object, Object>>> dispatchers() {
        return dispatchers;
    }

    @Override
    public void complete() {
        pair.requester().close();
    }

    @Override
    public boolean isIdle() {
        return handlersIdle() && queue().depth() == 0;
    }

    @Override
    public boolean isDrained() {
        return !handlersRunning();
    }

    @Override
    public long depth() {
        return queue().depth();
    }

    @Override
    public void shutdown() {
        pair.control().shutdown();
    }

    @Override
    public List<String> troubles(Duration stalledAfter) {
        var troubles = new ArrayList<String>();
        if (queue().closed() == CloseReason.FAILED) {
            troubles.add("failed");
        }
        if (!dispatchers.isEmpty() && !handlersRunning()) {
            troubles.add("no responder is running");
        }
        return troubles;
    }
}
