package io.quarkiverse.sluice.runtime.handler;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import org.jspecify.annotations.Nullable;

/**
 * One of a dispatcher's places: handles the tasks it is given, one at a time. It holds no thread while it has none.
 *
 * @param <T> the type of the messages
 */
final class Lane<T> {

    private final Dispatcher<T> dispatcher;
    private final Place place;

    private @Nullable Thread runner;
    private @Nullable CompletableFuture<Void> attempt;
    private boolean asking;
    private @Nullable Task<T> given;

    Lane(Dispatcher<T> dispatcher, Place place) {
        this.dispatcher = dispatcher;
        this.place = place;
    }

    /** Gives a task to the thread that is asking for one, if there is one; only when the lane is free. */
    synchronized boolean offer(Task<T> task) {
        if (asking) {
            given = task;
        }
        return asking;
    }

    /**
     * Has a task handled; only when the lane is free. Throws what the place does if it takes no more.
     * <p>
     * <b>Blocking:</b> never.
     */
    void start(Task<T> task) {
        place.executor().execute(() -> run(task));
    }

    /** Interrupts the handler if it is running and cancels what it has left to do. */
    synchronized void interrupt() {
        if (runner != null) {
            runner.interrupt();
        }
        if (attempt != null) {
            attempt.cancel(true);
        }
    }

    private void run(Task<T> first) {
        Task<T> task = first;
        enter();
        try {
            while (task != null) {
                task = handle(task) ? next(task) : null;
            }
        } finally {
            leave();
        }
    }

    /** Hands a task back, and goes on in this thread if there is another one. */
    private @Nullable Task<T> next(Task<T> done) {
        if (!place.reusable()) {
            dispatcher.free(this, done);
            return null;
        }
        // an interrupt that a handler left behind is not meant for the next message
        Thread.interrupted();
        ask(true);
        try {
            dispatcher.free(this, done);
        } finally {
            ask(false);
        }
        return takeGiven();
    }

    private synchronized void ask(boolean now) {
        asking = now;
    }

    private synchronized @Nullable Task<T> takeGiven() {
        Task<T> task = given;
        given = null;
        return task;
    }

    /** Whether the task is done with; otherwise it and the lane are handed back when it is. */
    private boolean handle(Task<T> task) {
        try {
            return follow(task, dispatcher.attempt(task), false);
        } catch (Throwable broken) {
            dispatcher.broken(broken);
            return true;
        }
    }

    private boolean follow(Task<T> task, CompletableFuture<Void> outcome, boolean givenUp) {
        if (outcome.isDone()) {
            return conclude(task, failure(outcome), givenUp);
        }
        if (!givenUp) {
            hold(outcome);
        }
        outcome.whenComplete((done, failure) -> {
            hold(null);
            if (conclude(task, cause(failure), givenUp)) {
                dispatcher.free(this, task);
            }
        });
        return false;
    }

    private boolean conclude(Task<T> task, @Nullable Throwable failure, boolean givenUp) {
        if (failure == null || givenUp || dispatcher.retries(task, failure)) {
            return true;
        }
        return follow(task, dispatcher.giveUp(task), true);
    }

    private synchronized void hold(@Nullable CompletableFuture<Void> outcome) {
        attempt = outcome;
    }

    private static @Nullable Throwable failure(CompletableFuture<Void> done) {
        return done.isCompletedExceptionally() ? cause(done.handle((nothing, failure) -> failure).join()) : null;
    }

    private static @Nullable Throwable cause(@Nullable Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }

    private synchronized void enter() {
        runner = Thread.currentThread();
    }

    /** The next task may already run in another thread. */
    private synchronized void leave() {
        if (runner == Thread.currentThread()) {
            runner = null;
        }
    }
}
