package io.quarkiverse.sluice.internal.wait;

import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;

import io.smallrye.mutiny.subscription.UniSubscriber;
import io.smallrye.mutiny.subscription.UniSubscription;

/**
 * A {@code Uni} subscriber that waits. What was decided is always handed to the direct subscriber, also if a cancellation
 * came too late: otherwise a message could vanish between the two.
 *
 * @param <R> the type of the result
 */
final class AsyncWait<R> extends Wait implements UniSubscription {

    private final AsyncOperation<R> operation;
    private final UniSubscriber<? super R> subscriber;
    private final @Nullable Executor context = SignalContext.current();
    /** Held while the operation starts, so that a cancellation comes before it or after it and never in between. */
    private final ReentrantLock starting = new ReentrantLock();
    private @Nullable Future<?> timer;
    private boolean ended;
    private volatile boolean cancelled;
    private volatile @Nullable AsyncWait<R> successor;

    AsyncWait(AsyncOperation<R> operation, UniSubscriber<? super R> subscriber) {
        this.operation = operation;
        this.subscriber = subscriber;
    }

    void start() {
        subscriber.onSubscribe(this);
        begin();
    }

    private void begin() {
        Object immediate = null;
        starting.lock();
        try {
            if (isClaimed()) {
                return;
            }
            immediate = operation.start(this);
            if (immediate == null) {
                startTimer();
            } else {
                claim();
            }
        } catch (Throwable failure) {
            claim();
            immediate = new Failure(failure);
        } finally {
            starting.unlock();
        }
        if (immediate == null) {
            operation.started();
        } else {
            Object outcome = immediate;
            Trampoline.run(() -> emit(null, outcome));
        }
    }

    private void startTimer() {
        long nanos = operation.timeoutNanos();
        if (nanos != ThreadWait.FOREVER && !ended) {
            timer = Timers.schedule(this::timeOut, nanos);
        }
    }

    private void timeOut() {
        if (claim()) {
            operation.abandon(this);
            Object outcome = operation.timedOut();
            signal(() -> emit(null, outcome instanceof Throwable failure ? new Failure(failure) : outcome));
        }
    }

    @Override
    public void cancel() {
        cancelled = true;
        boolean withdrawn;
        starting.lock();
        try {
            withdrawn = claim();
            stopTimer();
        } finally {
            starting.unlock();
        }
        if (withdrawn) {
            operation.abandon(this);
            operation.withdrawn();
        }
        AsyncWait<R> next = successor;
        if (next != null) {
            next.cancel();
        }
    }

    @Override
    protected void run() {
        starting.lock();
        try {
            stopTimer();
        } finally {
            starting.unlock();
        }
        if (outcome() == Source.RETRY) {
            retry();
        } else {
            signal(() -> emit(winner(), outcome()));
        }
    }

    private void retry() {
        var next = new AsyncWait<>(operation, subscriber);
        successor = next;
        if (cancelled) {
            next.cancel();
        }
        next.begin();
    }

    private void stopTimer() {
        ended = true;
        if (timer != null) {
            timer.cancel(false);
            timer = null;
        }
    }

    private void signal(Runnable signal) {
        if (context != null) {
            context.execute(() -> Trampoline.run(signal));
        } else {
            Trampoline.run(signal);
        }
    }

    private void emit(@Nullable Node<?> node, Object outcome) {
        R result;
        try {
            if (outcome instanceof Failure failure) {
                subscriber.onFailure(failure.cause());
                return;
            }
            result = operation.finish(this, node, outcome, cancelled);
        } catch (Throwable failure) {
            subscriber.onFailure(failure);
            return;
        }
        subscriber.onItem(result);
    }

    /** An operation that failed while it was started. */
    private record Failure(Throwable cause) {
    }
}
