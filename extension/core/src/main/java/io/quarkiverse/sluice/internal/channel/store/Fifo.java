package io.quarkiverse.sluice.internal.channel.store;

import org.jspecify.annotations.Nullable;

/**
 * Messages first in first out, in a chain of chunks with a lock at each end, so that a sender and a receiver who need nobody
 * else do not meet: each publishes how far it has come, and reads how far the other has come only when what it saw last is
 * used up. Chunks start small, come as they are needed and go when a burst is over; in steady traffic two take turns and
 * nothing is allocated.
 * <p>
 * Source: the two-lock queue of Michael and Scott ("Simple, Fast, and Practical Non-Blocking and Blocking Concurrent Queue
 * Algorithms", 1996), on linked arrays and cached counters as in JCTools's queues.
 */
public final class Fifo<T> implements Store<T> {

    private final SendSide<T> sendSide;
    private final ReceiveSide<T> receiveSide;

    public Fifo() {
        var empty = new Chunk(0);
        this.sendSide = SendSide.create(empty);
        this.receiveSide = ReceiveSide.create(sendSide, empty);
        sendSide.connect(receiveSide);
    }

    public SendSide<T> sendSide() {
        return sendSide;
    }

    public ReceiveSide<T> receiveSide() {
        return receiveSide;
    }

    @Override
    public void add(T message) {
        sendSide.add(message);
    }

    @Override
    public @Nullable T poll() {
        return isEmpty() ? null : receiveSide.take();
    }

    @Override
    public @Nullable T evict() {
        return poll();
    }

    @Override
    public boolean remove(T message) {
        return receiveSide.remove(message);
    }

    @Override
    public long added() {
        return sendSide.publishedTail();
    }

    @Override
    public long removed() {
        return receiveSide.publishedHead();
    }
}
