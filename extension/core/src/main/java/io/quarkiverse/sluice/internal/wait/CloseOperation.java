package io.quarkiverse.sluice.internal.wait;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.sluice.CloseReason;
import io.smallrye.mutiny.Uni;

/** Waits for something to refuse new messages. */
public final class CloseOperation extends QueuedOperation<CloseReason, CloseReason> {

    /** What can be waited for; called with the guard held. */
    public interface Closeable {

        Guard guard();

        @Nullable
        Closed closed();

        NodeQueue<CloseReason> closeWaiters();
    }

    private final Closeable target;

    private CloseOperation(Closeable target) {
        this.target = target;
    }

    public static Uni<CloseReason> uni(Closeable target) {
        return AsyncOperation.uni(() -> new CloseOperation(target));
    }

    @Override
    protected Guard guard() {
        return target.guard();
    }

    @Override
    protected NodeQueue<CloseReason> queue() {
        return target.closeWaiters();
    }

    @Override
    protected @Nullable Object attempt() {
        Closed closed = target.closed();
        return closed == null ? null : closed.reason();
    }

    @Override
    protected Node<CloseReason> newNode(Wait wait) {
        return Node.receive(wait, target);
    }

    @Override
    protected CloseReason finish(Wait wait, @Nullable Node<?> winner, Object outcome, boolean cancelled) {
        return (CloseReason) outcome;
    }
}
