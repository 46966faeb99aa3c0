package io.quarkiverse.sluice.runtime.transaction;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.sluice.CloseReason;
import io.quarkiverse.sluice.Overflow;
import io.quarkiverse.sluice.Permit;
import io.quarkiverse.sluice.Sender;
import io.quarkiverse.sluice.internal.wait.BlockingCheck;
import io.smallrye.mutiny.Uni;

/**
 * A bean's sender whose messages leave when the current transaction has committed. Outside a transaction it is a sender like
 * any other. Thread-safe.
 *
 * @param <T> the type of the messages
 */
final class AfterCommitSender<T> implements Sender<T> {

    private final AfterCommitChannel channel;
    private final Sender<T> direct;

    AfterCommitSender(AfterCommitChannel channel, Sender<T> direct) {
        this.channel = channel;
        this.direct = direct;
    }

    @Override
    public void send(T message) throws InterruptedException {
        Objects.requireNonNull(message, "message");
        enter("send(message)", "sendAsync(message)");
        if (!recorded(channel.transaction(), message)) {
            direct.send(message);
        }
    }

    /** In a transaction always {@code true}: the waiting, if any, is the transaction's. */
    @Override
    public boolean send(T message, Duration timeout) throws InterruptedException {
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(timeout, "timeout");
        enter("send(message, Duration)", "sendAsync(message, Duration)");
        return recorded(channel.transaction(), message) || direct.send(message, timeout);
    }

    /** In a transaction takes the slot now, so that {@code true} is a promise. */
    @Override
    public boolean trySend(T message) {
        Objects.requireNonNull(message, "message");
        TransactionMessages transaction = channel.transaction();
        if (transaction == null) {
            return direct.trySend(message);
        }
        if (channel.overflow().drops() && channel.overflow() != Overflow.DROP_NEWEST) {
            return recorded(transaction, message) || direct.trySend(message);
        }
        Permit<T> slot = direct.tryReserve();
        if (slot == null) {
            return false;
        }
        recordIn(slot, transaction, message);
        return true;
    }

    /** In a transaction completes as soon as the message is recorded. */
    @Override
    public Uni<Void> sendAsync(T message) {
        Objects.requireNonNull(message, "message");
        return recordedOr(List.of(message), () -> Uni.createFrom().voidItem(), () -> direct.sendAsync(message));
    }

    @Override
    public Uni<Void> sendAsync(T message, Duration timeout) {
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(timeout, "timeout");
        return recordedOr(List.of(message), () -> Uni.createFrom().voidItem(), () -> direct.sendAsync(message, timeout));
    }

    @Override
    public int sendAll(Collection<? extends T> messages) throws InterruptedException {
        List<T> all = List.copyOf(messages);
        enter("sendAll(messages)", "sendAllAsync(messages)");
        return recorded(channel.transaction(), all) ? all.size() : direct.sendAll(all);
    }

    @Override
    public int sendAll(Collection<? extends T> messages, Duration timeout) throws InterruptedException {
        List<T> all = List.copyOf(messages);
        Objects.requireNonNull(timeout, "timeout");
        enter("sendAll(messages, Duration)", "sendAllAsync(messages, Duration)");
        return recorded(channel.transaction(), all) ? all.size() : direct.sendAll(all, timeout);
    }

    @Override
    public int trySendAll(Collection<? extends T> messages) {
        int taken = 0;
        for (T message : List.copyOf(messages)) {
            if (!trySend(message)) {
                break;
            }
            taken++;
        }
        return taken;
    }

    @Override
    public Uni<Integer> sendAllAsync(Collection<? extends T> messages) {
        List<T> all = List.copyOf(messages);
        return recordedOr(all, () -> Uni.createFrom().item(all.size()), () -> direct.sendAllAsync(all));
    }

    @Override
    public Uni<Integer> sendAllAsync(Collection<? extends T> messages, Duration timeout) {
        List<T> all = List.copyOf(messages);
        Objects.requireNonNull(timeout, "timeout");
        return recordedOr(all, () -> Uni.createFrom().item(all.size()), () -> direct.sendAllAsync(all, timeout));
    }

    @Override
    public Permit<T> reserve() throws InterruptedException {
        return new AfterCommitPermit<>(channel, direct.reserve());
    }

    @Override
    public @Nullable Permit<T> reserve(Duration timeout) throws InterruptedException {
        Permit<T> slot = direct.reserve(timeout);
        return slot == null ? null : new AfterCommitPermit<>(channel, slot);
    }

    @Override
    public @Nullable Permit<T> tryReserve() {
        Permit<T> slot = direct.tryReserve();
        return slot == null ? null : new AfterCommitPermit<>(channel, slot);
    }

    @Override
    public Uni<Permit<T>> reserveAsync() {
        return new PermitUni<>(channel, direct.reserveAsync());
    }

    @Override
    public Uni<Permit<T>> reserveAsync(Duration timeout) {
        return new PermitUni<>(channel, direct.reserveAsync(timeout));
    }

    @Override
    public Sender<T> duplicate() {
        return new AfterCommitSender<>(channel, direct.duplicate());
    }

    @Override
    public void fail(Throwable cause) {
        direct.fail(cause);
    }

    @Override
    public void failNow(Throwable cause) {
        direct.failNow(cause);
    }

    @Override
    public String name() {
        return direct.name();
    }

    @Override
    public long depth() {
        return direct.depth();
    }

    @Override
    public int capacity() {
        return direct.capacity();
    }

    @Override
    public boolean isClosed() {
        return direct.isClosed();
    }

    @Override
    public Uni<CloseReason> whenClosed() {
        return direct.whenClosed();
    }

    /** Closes this end only; messages recorded in a transaction are the transaction's. */
    @Override
    public void close() {
        direct.close();
    }

    /** The transaction is that of the call, or if there was none that of the subscription. */
    private <R> Uni<R> recordedOr(List<T> messages, Supplier<Uni<R>> whenRecorded, Supplier<Uni<R>> otherwise) {
        TransactionMessages called = channel.transaction();
        return Uni.createFrom().deferred(() -> {
            TransactionMessages transaction = called != null ? called : channel.transaction();
            return recorded(transaction, messages) ? whenRecorded.get() : otherwise.get();
        });
    }

    private boolean recorded(@Nullable TransactionMessages transaction, T message) {
        return recorded(transaction, List.of(message));
    }

    private boolean recorded(@Nullable TransactionMessages transaction, List<T> messages) {
        if (transaction == null || messages.isEmpty()) {
            return false;
        }
        if (direct.isClosed()) {
            // throws what this end is closed for, which is for good
            direct.trySend(messages.get(0));
        }
        return transaction.add(messages.stream().map(message -> new PendingMessage(channel, message, null)).toList());
    }

    @SuppressWarnings("unchecked")
    private void recordIn(Permit<T> slot, TransactionMessages transaction, T message) {
        if (!transaction.add(List.of(new PendingMessage(channel, message, (Permit<Object>) slot)))) {
            slot.send(message);
        }
    }

    private void enter(String operation, String twin) throws InterruptedException {
        BlockingCheck.enter(() -> "channel '" + name() + "'", operation, twin);
    }

    @Override
    public String toString() {
        return direct.toString();
    }
}
