package io.quarkiverse.sluice.internal.wait;

import org.jspecify.annotations.Nullable;

/**
 * An operation that waits in one queue under one lock.
 *
 * @param <R> the type of the result
 * @param <N> the type of the messages in that queue
 */
public abstract class QueuedOperation<R, N> extends AsyncOperation<R> {

    private @Nullable Node<N> node;

    protected abstract Guard guard();

    protected abstract NodeQueue<N> queue();

    /** Called without the guard before each attempt. */
    protected void prepare() {
    }

    /** With the guard held: does it and returns the outcome, {@link Source#RETRY}, or {@code null} if it has to wait. */
    protected abstract @Nullable Object attempt();

    /** A node to wait with. */
    protected abstract Node<N> newNode(Wait wait);

    @Override
    protected final @Nullable Object start(Wait wait) {
        Object outcome;
        do {
            prepare();
            outcome = attemptOrEnqueue(wait);
        } while (outcome == Source.RETRY);
        return outcome;
    }

    private @Nullable Object attemptOrEnqueue(Wait wait) {
        guard().lock();
        try {
            if (wait.isClaimed()) {
                return ABANDONED;
            }
            Object outcome = attempt();
            if (outcome == null) {
                node = newNode(wait);
                queue().add(node);
            } else if (outcome != Source.RETRY) {
                wait.claim();
            }
            return outcome;
        } finally {
            guard().unlock();
        }
    }

    @Override
    protected final boolean abandon(Wait wait) {
        guard().lock();
        try {
            if (!wait.claim()) {
                return false;
            }
            if (node != null) {
                queue().remove(node);
            }
            return true;
        } finally {
            guard().unlock();
        }
    }
}
