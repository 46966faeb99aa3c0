package io.quarkiverse.sluice.runtime.handler;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * What is done about a task whose attempt failed. Thread-safe.
 *
 * @param <T> the type of the messages
 */
interface FailurePolicy<T> {

    /** Notes that it is tried again after this time. */
    void retried(Task<T> task, Duration delay);

    /**
     * Does what is left to do with a task that is not tried again.
     * <p>
     * <b>Blocking:</b> never.
     *
     * @return completes when it is done
     */
    CompletableFuture<Void> giveUp(Task<T> task);

    /** For handlers that see to their failures themselves. */
    static <T> FailurePolicy<T> none() {
        return new FailurePolicy<>() {
            @Override
            public void retried(Task<T> task, Duration delay) {
                // nothing is tried again
            }

            @Override
            public CompletableFuture<Void> giveUp(Task<T> task) {
                return MessageHandler.DONE;
            }
        };
    }
}
