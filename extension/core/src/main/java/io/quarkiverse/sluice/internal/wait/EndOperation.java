package io.quarkiverse.sluice.internal.wait;

import org.jspecify.annotations.Nullable;

/** Waits for a source to end, without taking messages from it. */
public final class EndOperation extends QueuedOperation<Closed, Closed> {

    private final Source<?> source;

    public EndOperation(Source<?> source) {
        this.source = source;
    }

    @Override
    protected Guard guard() {
        return source.guard();
    }

    @Override
    protected NodeQueue<Closed> queue() {
        return source.endWaiters();
    }

    @Override
    protected @Nullable Object attempt() {
        return source.ended();
    }

    @Override
    protected Node<Closed> newNode(Wait wait) {
        return Node.receive(wait, source);
    }

    @Override
    protected Closed finish(Wait wait, @Nullable Node<?> node, Object outcome, boolean cancelled) {
        return (Closed) outcome;
    }
}
