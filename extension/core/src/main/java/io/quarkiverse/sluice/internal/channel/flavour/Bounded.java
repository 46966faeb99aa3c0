package io.quarkiverse.sluice.internal.channel.flavour;

/**
 * A channel that holds so many messages and makes senders wait beyond that.
 * <p>
 * Algorithm: sender and receiver each work at their own end of a {@link io.quarkiverse.sluice.internal.channel.store.Fifo}
 * as long as there is a message and room. Who finds none looks a few times more, then takes both locks, knows for certain, and
 * queues up behind those who wait already. As long as anybody waits, the other side takes both locks too and serves the
 * oldest: a message goes straight to a waiting receiver, a waiting sender's message straight into the slot that came free.
 * <p>
 * Source: the hand-over to the oldest waiter is that of Go's channels (runtime/chan.go).
 */
public final class Bounded<T> extends Flavour<T> {

    public Bounded(int capacity) {
        super(capacity);
    }
}
