package io.quarkiverse.sluice.internal.wait;

import java.util.concurrent.Executor;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.sluice.spi.TimeSource;
import io.smallrye.mutiny.infrastructure.Infrastructure;
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
    private final long start;
    private volatile TimeSource.@Nullable Scheduled timer;
    private volatile boolean ended;
    private volatile boolean cancelled;
    private volatile @Nullable AsyncWait<R> successor;

    AsyncWait(AsyncOperation<R> operation, UniSubscriber<? super R> subscriber) {
        this(operation, subscriber, operation.timeoutNanos() == ThreadWait.FOREVER ? 0 : Time.nanos());
    }

    private AsyncWait(AsyncOperation<R> operation, UniSubscriber<? super R> subscriber, long start) {
        this.operation = operation;
        this.subscriber = subscriber;
        this.start = start;
    }

    void start() {
        subscriber.onSubscribe(this);
        begin();
    }

    private void begin() {
        Object outcome;
        try {
            outcome = operation.start(this);
        } catch (Throwable failure) {
            claim();
            outcome = new Failure(failure);
        }
        if (outcome == null) {
            startTimer();
            operation.started(this);
        } else if (outcome != AsyncOperation.ABANDONED) {
            Object immediate = outcome;
            Trampoline.run(() -> emit(null, immediate));
        }
    }

    private void startTimer() {
        long nanos = operation.timeoutNanos();
        if (nanos != ThreadWait.FOREVER) {
            timer = Time.schedule(this::timeOut, start + nanos);
            if (ended) {
                stopTimer();
            }
        }
    }

    private void stopTimer() {
        ended = true;
        TimeSource.Scheduled running = timer;
        if (running != null) {
            running.cancel();
        }
    }

    private void timeOut() {
        if (operation.abandon(this)) {
            Object outcome = operation.timedOut();
            Runnable signal = () -> emit(null, outcome instanceof Throwable failure ? new Failure(failure) : outcome);
            // Not on the timer's thread: a callback that blocks there would hold up all other time-outs.
            executor(Infrastructure.getDefaultExecutor()).execute(() -> Trampoline.run(signal));
        }
    }

    @Override
    public void cancel() {
        cancelled = true;
        if (operation.abandon(this)) {
            stopTimer();
            operation.withdrawn();
        }
        AsyncWait<R> next = successor;
        if (next != null) {
            next.cancel();
        }
    }

    @Override
    protected void run() {
        stopTimer();
        signal(outcome() == Source.RETRY ? this::retry : () -> emit(winner(), outcome()));
    }

    private void retry() {
        var next = new AsyncWait<>(operation, subscriber, start);
        successor = next;
        if (cancelled) {
            next.cancel();
        }
        next.begin();
    }

    private void signal(Runnable signal) {
        executor(Runnable::run).execute(() -> Trampoline.run(signal));
    }

    private Executor executor(Executor otherwise) {
        return context != null ? context : otherwise;
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

    /** An operation that failed instead of having an outcome. */
    private record Failure(Throwable cause) {
    }
}
