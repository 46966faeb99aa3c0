package io.quarkiverse.sluice.runtime.handler;

import java.util.concurrent.CompletableFuture;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.sluice.ChannelClosedException;
import io.quarkiverse.sluice.SubscriptionLaggedException;

/**
 * One of a dispatcher's places: takes a message, has it handled, takes the next. It holds no thread while there is none.
 *
 * @param <T> the type of the messages
 */
final class Lane<T> {

    private final Dispatcher<T> dispatcher;
    private final Place place;

    private @Nullable Thread runner;
    private @Nullable CompletableFuture<Void> pending;

    Lane(Dispatcher<T> dispatcher, Place place) {
        this.dispatcher = dispatcher;
        this.place = place;
    }

    /** Takes the next message now or when there is one. */
    void next() {
        T message = take();
        if (message != null) {
            hop(message);
        }
    }

    /** Interrupts the handler if it is running and cancels what it has left to do. */
    synchronized void interrupt() {
        if (runner != null) {
            runner.interrupt();
        }
        if (pending != null) {
            pending.cancel(true);
        }
    }

    private @Nullable T take() {
        dispatcher.begin();
        while (true) {
            try {
                T message = dispatcher.source().tryReceive();
                if (message != null) {
                    return message;
                }
                break;
            } catch (SubscriptionLaggedException gap) {
                dispatcher.lagged(gap);
            } catch (ChannelClosedException end) {
                dispatcher.finish();
                dispatcher.ended(end);
                return null;
            }
        }
        dispatcher.finish();
        dispatcher.source().receiveAsync().subscribe().with(this::arrived, this::refused);
        return null;
    }

    private void arrived(T message) {
        dispatcher.begin();
        hop(message);
    }

    private void refused(Throwable failure) {
        if (failure instanceof SubscriptionLaggedException gap) {
            dispatcher.lagged(gap);
            next();
        } else {
            dispatcher.ended(failure);
        }
    }

    private void hop(T message) {
        try {
            place.executor().execute(() -> run(message));
        } catch (RuntimeException refused) {
            dispatcher.finish();
            dispatcher.ended(refused);
        }
    }

    private void run(T first) {
        T message = first;
        enter();
        try {
            while (message != null) {
                CompletableFuture<Void> outcome = dispatcher.handler().handle(message);
                if (!outcome.isDone()) {
                    handOver(outcome);
                    return;
                }
                dispatcher.finish();
                if (!place.reusable()) {
                    next();
                    return;
                }
                // an interrupt that a handler left behind is not meant for the next message
                Thread.interrupted();
                message = take();
            }
        } finally {
            leave();
        }
    }

    private void handOver(CompletableFuture<Void> outcome) {
        synchronized (this) {
            pending = outcome;
        }
        outcome.whenComplete((done, failure) -> {
            synchronized (this) {
                pending = null;
            }
            dispatcher.finish();
            next();
        });
    }

    private synchronized void enter() {
        runner = Thread.currentThread();
    }

    /** The next message may already run in another thread. */
    private synchronized void leave() {
        if (runner == Thread.currentThread()) {
            runner = null;
        }
    }
}
