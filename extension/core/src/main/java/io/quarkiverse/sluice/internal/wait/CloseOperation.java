package io.quarkiverse.sluice.internal.wait;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.sluice.CloseReason;
import io.smallrye.mutiny.Uni;

/** Waits for something to refuse new messages. */
public final class CloseOperation extends AsyncOperation<CloseReason> {

    /** What can be waited for; called with the guard held. */
    public interface Closeable {

        Guard guard();

        @Nullable
        Closed closed();

        NodeQueue<CloseReason> closeWaiters();
    }

    private final Closeable target;
    private @Nullable Node<CloseReason> node;

    private CloseOperation(Closeable target) {
        this.target = target;
    }

    public static Uni<CloseReason> uni(Closeable target) {
        return AsyncOperation.uni(() -> new CloseOperation(target));
    }

    @Override
    protected @Nullable Object start(Wait wait) {
        target.guard().lock();
        try {
            Closed closed = target.closed();
            if (closed != null) {
                return closed.reason();
            }
            node = Node.receive(wait, target);
            target.closeWaiters().add(node);
            return null;
        } finally {
            target.guard().unlock();
        }
    }

    @Override
    protected void abandon(Wait wait) {
        target.guard().lock();
        try {
            if (node != null) {
                target.closeWaiters().remove(node);
            }
        } finally {
            target.guard().unlock();
        }
    }

    @Override
    protected CloseReason finish(Wait wait, @Nullable Node<?> winner, Object outcome, boolean cancelled) {
        return (CloseReason) outcome;
    }
}
