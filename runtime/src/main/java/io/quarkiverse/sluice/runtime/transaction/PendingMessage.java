package io.quarkiverse.sluice.runtime.transaction;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.sluice.Permit;
import io.quarkiverse.sluice.runtime.context.MessageContext;

/**
 * A message, with the context in which it was sent, that waits for the outcome of its transaction. Guarded by its
 * {@link TransactionMessages}.
 */
final class PendingMessage {

    final AfterCommitChannel channel;
    final Object message;
    /** The slot it will be put into, once there is one. */
    @Nullable
    Permit<Object> permit;

    PendingMessage(AfterCommitChannel channel, Object message, @Nullable Permit<Object> permit) {
        MessageContext context = channel.context();
        this.channel = channel;
        this.message = context == null ? message : context.pack(message);
        this.permit = permit;
    }

    /** Whether a slot has to be reserved for it. */
    boolean needsSlot() {
        return permit == null && channel.reserves();
    }

    /** It is not sent: gives its slot back. */
    void forget() {
        MessageContext context = channel.context();
        if (context != null) {
            context.sent(message, false);
        }
        if (permit != null) {
            permit.close();
        }
    }
}
