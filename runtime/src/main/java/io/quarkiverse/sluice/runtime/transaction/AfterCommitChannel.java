package io.quarkiverse.sluice.runtime.transaction;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import io.quarkiverse.sluice.ChannelClosedException;
import io.quarkiverse.sluice.ChannelFullException;
import io.quarkiverse.sluice.ChannelTimeoutException;
import io.quarkiverse.sluice.Overflow;
import io.quarkiverse.sluice.Permit;
import io.quarkiverse.sluice.Sender;
import io.quarkiverse.sluice.UndeliveredHandler;
import io.quarkiverse.sluice.UndeliveredReason;
import io.quarkiverse.sluice.internal.carry.Carried;
import io.quarkiverse.sluice.runtime.context.MessageContext;
import io.quarkiverse.sluice.runtime.node.ChannelNode;

/** A channel as transactions see it. Thread-safe. */
public final class AfterCommitChannel {

    private static final Logger LOG = Logger.getLogger("io.quarkiverse.sluice");

    private final ChannelNode node;
    private final Overflow overflow;
    private final Duration commitTimeout;
    private final Transactions transactions;
    /** One transaction after another collects its slots, lest two that need several wait for each other's. */
    private final Semaphore turn = new Semaphore(1, true);

    AfterCommitChannel(ChannelNode node, Overflow overflow, Duration commitTimeout, Transactions transactions) {
        this.node = node;
        this.overflow = overflow;
        this.commitTimeout = commitTimeout;
        this.transactions = transactions;
    }

    String name() {
        return node.ref().name();
    }

    Overflow overflow() {
        return overflow;
    }

    /** The messages of this thread's transaction, or {@code null} outside of one. */
    @Nullable
    TransactionMessages transaction() {
        return transactions.current();
    }

    /** A sender for a bean. */
    public Sender<Object> newAfterCommitSender() {
        return new AfterCommitSender<>(this, newSender());
    }

    Sender<Object> newSender() {
        return node.newDirectSender();
    }

    /** What goes with messages to their handlers, if they have any. */
    @Nullable
    MessageContext context() {
        return node.context();
    }

    /** Whether slots are reserved: a channel that drops messages when it is full takes every message without. */
    boolean reserves() {
        return !overflow.drops();
    }

    /**
     * Takes slots for a transaction.
     * <p>
     * <b>Blocking:</b> until there is room, at most the channel's commit timeout; never with {@link Overflow#REJECT}.
     *
     * @param held how many it has already
     * @throws IllegalStateException if the channel can never hold so many, or the thread must not be blocked or is
     *         interrupted; its flag is then set again
     * @throws ChannelFullException if there is no room and the overflow policy is {@link Overflow#REJECT}
     * @throws ChannelTimeoutException if there was no room in time
     * @throws ChannelClosedException if the channel is closed
     */
    List<Permit<Object>> reserve(Sender<Object> sender, int slots, int held) {
        int capacity = sender.capacity();
        if (held + slots > capacity) {
            throw new IllegalStateException("A transaction sends " + (held + slots) + " messages to channel '" + name()
                    + "', which holds at most " + capacity
                    + ": raise its capacity, or send less in one transaction; the transaction rolls back");
        }
        var permits = new ArrayList<Permit<Object>>(slots);
        try {
            if (overflow == Overflow.REJECT) {
                takeNow(sender, slots, permits);
            } else {
                takeInTurn(sender, slots, permits);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while a transaction waited for room in channel '" + name()
                    + "': it rolls back", interrupted);
        } finally {
            if (permits.size() < slots) {
                permits.forEach(Permit::close);
            }
        }
        return permits;
    }

    private void takeNow(Sender<Object> sender, int slots, List<Permit<Object>> permits) {
        while (permits.size() < slots) {
            Permit<Object> permit = sender.tryReserve();
            if (permit == null) {
                throw new ChannelFullException(name(), sender.capacity());
            }
            permits.add(permit);
        }
    }

    private void takeInTurn(Sender<Object> sender, int slots, List<Permit<Object>> permits) throws InterruptedException {
        long start = System.nanoTime();
        if (!turn.tryAcquire(nanosLeft(start), TimeUnit.NANOSECONDS)) {
            throw noRoom();
        }
        try {
            while (permits.size() < slots) {
                Permit<Object> permit = sender.reserve(Duration.ofNanos(nanosLeft(start)));
                if (permit == null) {
                    throw noRoom();
                }
                permits.add(permit);
            }
        } finally {
            turn.release();
        }
    }

    private long nanosLeft(long start) {
        return Math.max(0, commitTimeout.toNanos() - (System.nanoTime() - start));
    }

    private ChannelTimeoutException noRoom() {
        return new ChannelTimeoutException(name(), commitTimeout, "No room in channel '" + name() + "' within "
                + commitTimeout + " for what a transaction sends, which rolls back: raise the channel's capacity or its"
                + " commit-timeout, or add receivers");
    }

    /** Sends a message of a committed transaction. */
    void deliver(PendingMessage pending) {
        if (pending.permit == null) {
            deliverByPolicy(pending.message);
            return;
        }
        try {
            pending.permit.send(pending.message);
        } catch (ChannelClosedException closed) {
            lost(pending.message, closed);
        }
    }

    /** Drops what has to be dropped; it waits, without a thread, only for permits, which are never dropped. */
    private void deliverByPolicy(Object message) {
        try {
            Sender<Object> sender = newSender();
            sender.sendAsync(message).onTermination().invoke(sender::close)
                    .subscribe().with(sent -> {
                    }, failure -> lost(message, failure));
        } catch (ChannelClosedException closed) {
            lost(message, closed);
        }
    }

    /** The channel ended at once between the commit and the sending: the message goes where the queued ones went. */
    private void lost(Object message, Throwable failure) {
        LOG.errorf("A message of a committed transaction comes too late for channel '%s': %s", name(), failure.getMessage());
        UndeliveredHandler<Object> handler = node.undelivered();
        if (handler != null) {
            handler.onUndelivered(Carried.unpack(message), reason(failure));
        }
    }

    private static UndeliveredReason reason(Throwable failure) {
        return failure instanceof ChannelClosedException closed ? switch (closed.reason()) {
            case DISCONNECTED -> UndeliveredReason.DISCONNECTED;
            case FAILED -> UndeliveredReason.FAILED;
            case COMPLETED, SHUTDOWN -> UndeliveredReason.SHUTDOWN;
        } : UndeliveredReason.FAILED;
    }
}
