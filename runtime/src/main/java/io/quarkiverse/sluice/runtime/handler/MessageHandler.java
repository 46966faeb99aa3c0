package io.quarkiverse.sluice.runtime.handler;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * What is done with the messages of a source.
 *
 * @param <T> the type of the messages
 */
interface MessageHandler<T> {

    /** The outcome of a call that was done when its method returned. */
    CompletableFuture<Void> DONE = CompletableFuture.completedFuture(null);

    /**
     * Handles a message, or a batch of them, in the current thread.
     * <p>
     * <b>Blocking:</b> as the handler method does.
     *
     * @param messages at least one, and exactly one without batches
     * @return completes once they are dealt with, and fails with what the handler failed with, in a {@link FinalFailure} if
     *         it must not be tried again; cancelling it cancels what is still going on
     */
    CompletableFuture<Void> handle(List<T> messages);
}
