package io.quarkiverse.sluice.internal.channel.flavour;

/**
 * A channel without a buffer: a message passes from the hands of a sender into those of a receiver.
 * <p>
 * Algorithm: nothing is ever queued, so each comes to the other side's waiters with both locks held, takes the oldest, or
 * waits among its own kind; it looks a few times before it parks, since the other is often just about to come.
 * <p>
 * Source: Go's unbuffered channels (runtime/chan.go).
 */
public final class Rendezvous<T> extends Flavour<T> {

    public Rendezvous() {
        super(0);
    }

    @Override
    public boolean hasSlots() {
        return false;
    }

    @Override
    public void resize(String channel, int messages) {
        throw fixed(channel, "is a rendezvous channel, with capacity 0,");
    }
}
