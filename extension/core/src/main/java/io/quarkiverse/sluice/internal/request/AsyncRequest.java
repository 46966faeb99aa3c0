package io.quarkiverse.sluice.internal.request;

import java.time.Duration;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.sluice.ChannelClosedException;
import io.quarkiverse.sluice.internal.wait.AsyncOperation;
import io.quarkiverse.sluice.internal.wait.Durations;
import io.quarkiverse.sluice.internal.wait.Node;
import io.quarkiverse.sluice.internal.wait.Wait;
import io.smallrye.mutiny.subscription.Cancellable;

/** An asynchronous request: waits for room and then for the reply, and settles the request if it gives up. */
final class AsyncRequest<Q, R> extends AsyncOperation<R> {

    private final StandardRequester<Q, R> requester;
    private final Q request;
    private final Duration limit;
    private volatile @Nullable PendingRequest<Q, R> pending;
    private volatile @Nullable Cancellable send;

    AsyncRequest(StandardRequester<Q, R> requester, Q request, Duration limit) {
        this.requester = requester;
        this.request = request;
        this.limit = limit;
    }

    @Override
    protected long timeoutNanos() {
        return Durations.limit(limit);
    }

    @Override
    protected @Nullable Object start(Wait wait) {
        if (wait.isClaimed()) {
            return ABANDONED;
        }
        pending = requester.newRequest(request, limit, () -> wait.complete(Objects.requireNonNull(pending().outcome())));
        return null;
    }

    @Override
    protected void started(Wait wait) {
        PendingRequest<Q, R> mine = pending();
        if (wait.isClaimed() && mine.outcome() == null) {
            // Cancelled between start and here, when there was nothing to give up yet.
            requester.giveUp(mine, false);
            return;
        }
        send = requester.enqueue(mine).subscribe().with(
                sent -> requester.removeIfSettled(mine),
                failure -> mine.settle(failure instanceof ChannelClosedException closed ? requester.ended(closed)
                        : new Outcome.Failed<>(failure)));
        if (mine.outcome() != null) {
            abandonSend();
        }
    }

    @Override
    protected boolean abandon(Wait wait) {
        return wait.claim();
    }

    private void abandonSend() {
        Cancellable waiting = send;
        if (waiting != null) {
            waiting.cancel();
        }
    }

    @Override
    protected Object timedOut() {
        requester.giveUp(pending(), true);
        abandonSend();
        // A reply that came first is the outcome all the same.
        return Objects.requireNonNull(pending().outcome());
    }

    @Override
    protected void withdrawn() {
        PendingRequest<Q, R> mine = pending;
        if (mine != null) {
            requester.giveUp(mine, false);
            abandonSend();
        }
    }

    @Override
    @SuppressWarnings("unchecked")
    protected R finish(Wait wait, @Nullable Node<?> node, Object outcome, boolean cancelled) {
        return requester.result((Outcome<R>) outcome, limit);
    }

    private PendingRequest<Q, R> pending() {
        return Objects.requireNonNull(pending);
    }
}
