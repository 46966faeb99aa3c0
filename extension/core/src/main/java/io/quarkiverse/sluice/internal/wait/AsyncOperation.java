package io.quarkiverse.sluice.internal.wait;

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.operators.AbstractUni;
import io.smallrye.mutiny.subscription.UniSubscriber;

/**
 * An operation that waits without a thread, done once for each subscription.
 * <p>
 * {@link #start} and {@link #abandon} exclude each other by the locks of the channels concerned: a cancellation comes before
 * the operation or after it and never in between.
 *
 * @param <R> the type of the result
 */
public abstract class AsyncOperation<R> {

    /** What {@link #start} returns if the wait was claimed by a cancellation before. */
    public static final Object ABANDONED = new Object();

    /** How long it may wait, counted from its subscription; {@link ThreadWait#FOREVER} without a limit. */
    protected long timeoutNanos() {
        return ThreadWait.FOREVER;
    }

    /** Its time has run out: the outcome to finish with, or an exception to fail with. */
    protected Object timedOut() {
        throw new IllegalStateException("This operation has no time limit");
    }

    /**
     * Does it at once, claims the wait and returns the outcome; or enqueues the wait and returns {@code null}; or returns
     * {@link #ABANDONED}.
     */
    protected abstract @Nullable Object start(Wait wait);

    /** The wait is enqueued; called outside locks, and perhaps after it has been decided. */
    protected void started(Wait wait) {
    }

    /** Claims the wait and takes it out of its queues; {@code false} if it has been claimed before. */
    protected abstract boolean abandon(Wait wait);

    /** The operation was cancelled before it was decided. */
    protected void withdrawn() {
    }

    /**
     * Turns an outcome into the result, outside locks.
     *
     * @param node the node that won, or {@code null} if there was none
     * @param cancelled whether a cancellation came too late
     */
    protected abstract @Nullable R finish(Wait wait, @Nullable Node<?> node, Object outcome, boolean cancelled);

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
