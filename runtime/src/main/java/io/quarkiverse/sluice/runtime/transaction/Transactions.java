package io.quarkiverse.sluice.runtime.transaction;

import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;

import org.jspecify.annotations.Nullable;

/** Finds the messages of the current transaction. Thread-safe. */
final class Transactions {

    /** Under which a transaction keeps its messages. */
    private final Object key = new Object();
    private final TransactionSynchronizationRegistry registry;

    Transactions(TransactionSynchronizationRegistry registry) {
        this.registry = registry;
    }

    /**
     * The messages of the transaction that is active in this thread, or {@code null} outside of one. A transaction that is
     * already completing is none any more: nothing can be tied to its outcome.
     */
    @Nullable
    TransactionMessages current() {
        int status = registry.getTransactionStatus();
        if (status != Status.STATUS_ACTIVE && status != Status.STATUS_MARKED_ROLLBACK) {
            return null;
        }
        if (registry.getResource(key) instanceof TransactionMessages known) {
            return known;
        }
        var messages = new TransactionMessages();
        if (status == Status.STATUS_MARKED_ROLLBACK) {
            // It takes no more listeners, and there is nothing to wait for.
            messages.doom();
        } else {
            registry.registerInterposedSynchronization(messages);
        }
        registry.putResource(key, messages);
        return messages;
    }
}
