package io.quarkiverse.sluice.internal.channel;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.sluice.Permit;
import io.quarkiverse.sluice.internal.wait.Guard;
import io.quarkiverse.sluice.internal.wait.Node;
import io.quarkiverse.sluice.internal.wait.NodeQueue;
import io.quarkiverse.sluice.internal.wait.QueuedOperation;
import io.quarkiverse.sluice.internal.wait.Wait;

/** An asynchronous reservation. */
final class ReserveOperation<T> extends QueuedOperation<Permit<T>, T> {

    private final StandardSender<T> sender;
    private final ChannelState<T> state;

    ReserveOperation(StandardSender<T> sender) {
        this.sender = sender;
        this.state = sender.state();
    }

    @Override
    protected Guard guard() {
        return state.guard();
    }

    @Override
    protected NodeQueue<T> queue() {
        return state.senders();
    }

    @Override
    protected @Nullable Object attempt() {
        return StandardPermit.reserve(sender);
    }

    @Override
    protected Node<T> newNode(Wait wait) {
        return Node.reserve(wait, sender);
    }

    @Override
    protected Permit<T> finish(Wait wait, @Nullable Node<?> winner, Object outcome, boolean cancelled) {
        Permit<T> permit = StandardPermit.granted(state, outcome);
        if (cancelled) {
            // Nobody is left to use it.
            permit.close();
        }
        return permit;
    }
}
