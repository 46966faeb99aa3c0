package io.quarkiverse.sluice.internal.channel;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.sluice.Permit;
import io.quarkiverse.sluice.internal.wait.AsyncOperation;
import io.quarkiverse.sluice.internal.wait.Node;
import io.quarkiverse.sluice.internal.wait.Wait;

/** An asynchronous reservation. */
final class ReserveOperation<T> extends AsyncOperation<Permit<T>> {

    private final StandardSender<T> sender;
    private final ChannelState<T> state;
    private @Nullable Node<T> node;

    ReserveOperation(StandardSender<T> sender) {
        this.sender = sender;
        this.state = sender.state();
    }

    @Override
    protected @Nullable Object start(Wait wait) {
        state.guard().lock();
        try {
            Object outcome = StandardPermit.reserve(sender);
            if (outcome == null) {
                node = Node.reserve(wait, sender);
                state.senders().add(node);
            }
            return outcome;
        } finally {
            state.guard().unlock();
        }
    }

    @Override
    protected void abandon(Wait wait) {
        if (node != null) {
            state.leaveSenders(node);
        }
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
