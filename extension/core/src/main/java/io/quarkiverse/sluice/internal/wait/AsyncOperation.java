package io.quarkiverse.sluice.internal.wait;

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.operators.AbstractUni;
import io.smallrye.mutiny.subscription.UniSubscriber;

/**
 * An operation that waits without a thread, done once for each subscription.
 *
 * @param <R> the type of the result
 */
public abstract class AsyncOperation<R> {

    /** How long it may wait; {@link ThreadWait#FOREVER} without a limit. */
    protected long timeoutNanos() {
        return ThreadWait.FOREVER;
    }

    /** Its time has run out: the outcome to finish with, or an exception to fail with. */
    protected Object timedOut() {
        throw new IllegalStateException("This operation has no time limit");
    }

    /** Does it at once and returns the outcome, or enqueues the wait and returns {@code null}. */
    protected abstract @Nullable Object start(Wait wait);

    /** The wait is enqueued; called outside locks, and perhaps after it has been decided. */
    protected void started() {
    }

    /** Takes the wait, claimed by a time-out or a cancellation, out of its queues. */
    protected abstract void abandon(Wait wait);

    /** The operation was cancelled while it waited. */
    protected void withdrawn() {
    }

    /**
     * Turns an outcome into the result, outside locks.
     *
     * @param node the node that won, or {@code null} if it was done at once
     * @param cancelled whether a cancellation came too late
     */
    protected abstract R finish(Wait wait, @Nullable Node<?> node, Object outcome, boolean cancelled);

    /** A {@code Uni} for operations: each subscription gets its own. */
    public static <R> Uni<R> uni(Supplier<AsyncOperation<R>> operations) {
        return Infrastructure.onUniCreation(new AbstractUni<R>() {
            @Override
            public void subscribe(UniSubscriber<? super R> subscriber) {
                new AsyncWait<>(operations.get(), subscriber).start();
            }
        });
    }
}
