package io.quarkiverse.sluice.internal.request;

import java.util.function.BooleanSupplier;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.sluice.internal.wait.AsyncOperation;
import io.quarkiverse.sluice.internal.wait.Deferred;
import io.quarkiverse.sluice.internal.wait.Guard;
import io.quarkiverse.sluice.internal.wait.Node;
import io.quarkiverse.sluice.internal.wait.NodeQueue;
import io.quarkiverse.sluice.internal.wait.QueuedOperation;
import io.quarkiverse.sluice.internal.wait.Wait;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;

/** Who waits for a request to be cancelled; made for the first one, since most requests have none. */
final class Cancellation {

    private static final Object HAPPENED = new Object();

    private final BooleanSupplier happened;
    private final Guard guard = Guard.single();
    private final NodeQueue<Void> waiters = new NodeQueue<>();

    /**
     * @param happened whether the request is cancelled; {@link #tell} is called after it has become true
     */
    Cancellation(BooleanSupplier happened) {
        this.happened = happened;
    }

    Uni<Void> uni() {
        return AsyncOperation.uni(Operation::new);
    }

    void tell() {
        Deferred deferred;
        guard.lock();
        try {
            waiters.decideAll(HAPPENED, guard);
        } finally {
            deferred = guard.release();
        }
        // Not in the thread of a caller who has just given up waiting for the responder.
        Deferred.runAll(deferred, Infrastructure.getDefaultExecutor());
    }

    /** One who waits. */
    private final class Operation extends QueuedOperation<@Nullable Void, Void> {

        @Override
        protected Guard guard() {
            return guard;
        }

        @Override
        protected NodeQueue<Void> queue() {
            return waiters;
        }

        @Override
        protected @Nullable Object attempt() {
            return happened.getAsBoolean() ? HAPPENED : null;
        }

        @Override
        protected Node<Void> newNode(Wait wait) {
            return Node.receive(wait, Cancellation.this);
        }

        @Override
        protected @Nullable Void finish(Wait wait, @Nullable Node<?> node, Object outcome, boolean cancelled) {
            return null;
        }
    }
}
