package io.quarkiverse.sluice.runtime.transaction;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;

import io.quarkiverse.sluice.Permit;

/** A slot whose message, sent in a transaction, goes into it after the commit. Thread-safe. */
final class AfterCommitPermit<T> implements Permit<T> {

    private final AfterCommitChannel channel;
    private final Permit<T> slot;
    private final AtomicBoolean recorded = new AtomicBoolean();

    AfterCommitPermit(AfterCommitChannel channel, Permit<T> slot) {
        this.channel = channel;
        this.slot = slot;
    }

    @Override
    @SuppressWarnings("unchecked")
    public void send(T message) {
        Objects.requireNonNull(message, "message");
        TransactionMessages transaction = channel.transaction();
        if (transaction == null) {
            refuseSecond(recorded.get());
            slot.send(message);
            return;
        }
        refuseSecond(!recorded.compareAndSet(false, true));
        if (!transaction.add(List.of(new PendingMessage(channel, message, (Permit<Object>) slot)))) {
            slot.send(message);
        }
    }

    private void refuseSecond(boolean used) {
        if (used) {
            throw new IllegalStateException("This permit of channel '" + channel.name()
                    + "' was used before, in a transaction: reserve another for each message");
        }
    }

    /** What was recorded belongs to the transaction. */
    @Override
    public void close() {
        if (!recorded.get()) {
            slot.close();
        }
    }

    @Override
    public String toString() {
        return slot.toString();
    }
}
