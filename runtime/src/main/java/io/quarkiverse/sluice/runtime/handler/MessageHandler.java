package io.quarkiverse.sluice.runtime.handler;

import java.util.concurrent.CompletableFuture;

/**
 * What is done with each message of a source.
 *
 * @param <T> the type of the messages
 */
interface MessageHandler<T> {

    /** The outcome of a call that was done when its method returned. */
    CompletableFuture<Void> DONE = CompletableFuture.completedFuture(null);

    /**
     * Handles a message in the current thread.
     * <p>
     * <b>Blocking:</b> as the handler method does. Never throws: a failure is dealt with.
     *
     * @return completes once the message is dealt with; cancelling it cancels what is still going on
     */
    CompletableFuture<Void> handle(T message);
}
