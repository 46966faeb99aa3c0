package io.quarkiverse.sluice.internal.channel;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.sluice.ChannelTimeoutException;
import io.quarkiverse.sluice.Permit;
import io.quarkiverse.sluice.internal.wait.Durations;
import io.quarkiverse.sluice.internal.wait.Guard;
import io.quarkiverse.sluice.internal.wait.Node;
import io.quarkiverse.sluice.internal.wait.NodeQueue;
import io.quarkiverse.sluice.internal.wait.QueuedOperation;
import io.quarkiverse.sluice.internal.wait.ThreadWait;
import io.quarkiverse.sluice.internal.wait.Wait;

/** An asynchronous reservation. */
final class ReserveOperation<T> extends QueuedOperation<Permit<T>, T> {

    private final StandardSender<T> sender;
    private final ChannelCore<T> core;

    private final @Nullable Duration timeout;

    ReserveOperation(StandardSender<T> sender, @Nullable Duration timeout) {
        this.sender = sender;
        this.core = sender.core();
        this.timeout = timeout;
    }

    @Override
    protected long timeoutNanos() {
        return timeout == null ? ThreadWait.FOREVER : Math.max(0, Durations.saturatedNanos(timeout));
    }

    @Override
    protected Object timedOut() {
        core.timedOut();
        return new ChannelTimeoutException(core.name(), timeout, "No slot of '" + core.name() + "' came free within "
                + timeout + ": allow more time, raise its capacity, or add receivers");
    }

    @Override
    protected Guard guard() {
        return core.guard();
    }

    @Override
    protected NodeQueue<T> queue() {
        return core.senders();
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
        Permit<T> permit = StandardPermit.granted(sender, outcome);
        if (cancelled) {
            // Nobody is left to use it.
            permit.close();
        }
        return permit;
    }
}
