package io.quarkiverse.sluice.runtime.transaction;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.sluice.Permit;

/** A message that waits for the outcome of its transaction. Guarded by its {@link TransactionMessages}. */
final class PendingMessage {

    final AfterCommitChannel channel;
    final Object message;
    /** The slot it will be put into, once there is one. */
    @Nullable
    Permit<Object> permit;

    PendingMessage(AfterCommitChannel channel, Object message, @Nullable Permit<Object> permit) {
        this.channel = channel;
        this.message = message;
        this.permit = permit;
    }

    /** Whether a slot has to be reserved for it. */
    boolean needsSlot() {
        return permit == null && channel.reserves();
    }

    /** Gives its slot back. */
    void forget() {
        if (permit != null) {
            permit.close();
        }
    }
}
