package io.quarkiverse.sluice.internal.channel.store;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.sluice.internal.wait.SpinLock;

/**
 * The lock and the state of a {@link Fifo}'s sending end. With this lock alone a message may be added as long as the end is
 * {@linkplain #open}; everything else needs the lock of the {@link ReceiveSide} too.
 *
 * @param <T> the type of the messages
 */
public abstract class SendSide<T> extends SpinLock {

    static final int SMALLEST_CHUNK = 32;
    static final int LARGEST_CHUNK = 512;

    private static final VarHandle TAIL;
    private static final VarHandle SPARE;

    static {
        try {
            var lookup = MethodHandles.lookup();
            TAIL = lookup.findVarHandle(SendSide.class, "tail", long.class);
            SPARE = lookup.findVarHandle(SendSide.class, "spare", Chunk.class);
        } catch (ReflectiveOperationException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }

    /** How many messages have ever been added; published when the message is in its slot. */
    private long tail;
    /** A past value of the other side's head: enough as long as it leaves room. */
    private long headSeen;
    private long limit;
    private Chunk chunk;
    private int slot;
    private int chunkSize = SMALLEST_CHUNK / 2;
    private boolean open;
    /** An emptied chunk on its way back: put here by the receiving side if there is none, taken by this one. */
    private @Nullable Chunk spare;
    @SuppressWarnings("NullAway.Init")
    private ReceiveSide<T> receiveSide;

    private SendSide(Chunk chunk) {
        this.chunk = chunk;
    }

    static <T> SendSide<T> create(Chunk chunk) {
        return new Padded<>(chunk);
    }

    void connect(ReceiveSide<T> other) {
        this.receiveSide = other;
    }

    /** Adds the message if that concerns nobody else and there is room. This lock must be held. */
    public final boolean offer(T message) {
        if (!open || tail - headSeen >= limit && !seesRoom()) {
            return false;
        }
        add(message);
        return true;
    }

    private boolean seesRoom() {
        headSeen = receiveSide.publishedHead();
        return tail - headSeen < limit;
    }

    /** Adds the message, room or not. This lock must be held. */
    final void add(T message) {
        int at = slot;
        if (at == chunk.slots.length) {
            nextChunk();
            at = 0;
        }
        chunk.slots[at] = message;
        slot = at + 1;
        TAIL.setRelease(this, tail + 1);
    }

    private void nextChunk() {
        Chunk following = (Chunk) SPARE.getAcquire(this);
        if (following != null) {
            SPARE.setRelease(this, null);
        } else {
            int size = Math.min(chunkSize * 2, LARGEST_CHUNK);
            following = new Chunk(size);
            chunkSize = size;
        }
        chunk.next = following;
        chunk = following;
        slot = 0;
    }

    /** Takes an emptied chunk back. Called with the receiving side's lock held. */
    final void recycle(Chunk emptied) {
        if (SPARE.getAcquire(this) == null) {
            SPARE.setRelease(this, emptied);
        }
    }

    /** Whether a try is worth it: there seems to be room, or the other locks are needed to know more. Needs no lock. */
    public final boolean looksReady() {
        return (long) TAIL.getOpaque(this) - receiveSide.publishedHead() < limit;
    }

    /** Whether this lock is enough at present. A hint unless the lock is held. */
    public final boolean isOpen() {
        return open;
    }

    /** Says when {@link #offer} may add without the other lock. Both locks must be held. */
    public final void open(boolean may, long slots) {
        open = may;
        limit = slots;
    }

    /** How many messages have ever been added, with the guarantee that the message is in its slot. */
    final long publishedTail() {
        return (long) TAIL.getAcquire(this);
    }

    /** Keeps the state off the cache line of what follows in memory. */
    private static final class Padded<T> extends SendSide<T> {

        @SuppressWarnings("unused")
        private long pad0, pad1, pad2, pad3, pad4, pad5, pad6, pad7;

        Padded(Chunk chunk) {
            super(chunk);
        }
    }
}
