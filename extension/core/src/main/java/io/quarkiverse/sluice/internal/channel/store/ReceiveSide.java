package io.quarkiverse.sluice.internal.channel.store;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.sluice.internal.wait.SpinLock;

/**
 * The lock and the state of a {@link Fifo}'s receiving end. With this lock alone a message may be taken as long as the end is
 * {@linkplain #open}; everything else needs the lock of the {@link SendSide} too.
 *
 * @param <T> the type of the messages
 */
public abstract class ReceiveSide<T> extends SpinLock {

    private static final VarHandle HEAD;

    static {
        try {
            HEAD = MethodHandles.lookup().findVarHandle(ReceiveSide.class, "head", long.class);
        } catch (ReflectiveOperationException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }

    private final SendSide<T> sendSide;
    /** How many messages have ever been taken; published when their slots are free. */
    private long head;
    /** A past value of the other side's tail: enough as long as it leaves a message. */
    private long tailSeen;
    private Chunk chunk;
    private int slot;
    private boolean open;

    private ReceiveSide(SendSide<T> sendSide, Chunk chunk) {
        this.sendSide = sendSide;
        this.chunk = chunk;
    }

    static <T> ReceiveSide<T> create(SendSide<T> sendSide, Chunk chunk) {
        return new Padded<>(sendSide, chunk);
    }

    /** Takes a message if there is one and that concerns nobody else. This lock must be held. */
    public final @Nullable T poll() {
        return open && (head < tailSeen || seesMessage()) ? take() : null;
    }

    private boolean seesMessage() {
        tailSeen = sendSide.publishedTail();
        return head < tailSeen;
    }

    /** Takes the next message, of which there must be one. This lock must be held. */
    final T take() {
        int at = slot;
        if (at == chunk.slots.length) {
            nextChunk();
            at = 0;
        }
        @SuppressWarnings("unchecked")
        T message = (T) chunk.slots[at];
        chunk.slots[at] = null;
        slot = at + 1;
        HEAD.setRelease(this, head + 1);
        return Objects.requireNonNull(message);
    }

    private void nextChunk() {
        Chunk emptied = chunk;
        chunk = Objects.requireNonNull(emptied.next);
        slot = 0;
        // Cuts the chain, so that an old chunk promoted by the collector does not keep all younger ones alive.
        emptied.next = null;
        if (emptied.slots.length > 0) {
            sendSide.recycle(emptied);
        }
    }

    /** Takes out the given object. Both locks must be held. */
    final boolean remove(T message) {
        long queued = sendSide.publishedTail() - head;
        Chunk where = chunk;
        int at = slot;
        for (long i = 0; i < queued; i++, at++) {
            if (at == where.slots.length) {
                where = Objects.requireNonNull(where.next);
                at = 0;
            }
            if (where.slots[at] == message) {
                closeGap(i);
                return true;
            }
        }
        return false;
    }

    /** Moves the given number of oldest messages one slot on, over the one behind them, and gives the first slot up. */
    private void closeGap(long messages) {
        Chunk where = chunk;
        int at = slot;
        Object carried = null;
        for (long i = 0; i <= messages; i++, at++) {
            if (at == where.slots.length) {
                where = Objects.requireNonNull(where.next);
                at = 0;
            }
            Object here = where.slots[at];
            where.slots[at] = carried;
            carried = here;
        }
        if (slot == chunk.slots.length) {
            nextChunk();
        }
        slot++;
        HEAD.setRelease(this, head + 1);
    }

    /** Whether a try is worth it: there seems to be a message. Needs no lock. */
    public final boolean looksReady() {
        return sendSide.publishedTail() != (long) HEAD.getOpaque(this);
    }

    /** Whether this lock is enough at present. A hint unless the lock is held. */
    public final boolean isOpen() {
        return open;
    }

    /** Says whether {@link #poll} may take without the other lock. Both locks must be held. */
    public final void open(boolean may) {
        open = may;
    }

    /** How many messages have ever been taken, with the guarantee that their slots are free. */
    final long publishedHead() {
        return (long) HEAD.getAcquire(this);
    }

    /** Keeps the state off the cache line of what follows in memory. */
    private static final class Padded<T> extends ReceiveSide<T> {

        @SuppressWarnings("unused")
        private long pad0, pad1, pad2, pad3, pad4, pad5, pad6, pad7;

        Padded(SendSide<T> sendSide, Chunk chunk) {
            super(sendSide, chunk);
        }
    }
}
