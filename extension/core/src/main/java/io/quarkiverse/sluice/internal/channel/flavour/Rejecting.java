package io.quarkiverse.sluice.internal.channel.flavour;

import io.quarkiverse.sluice.ChannelFullException;
import io.quarkiverse.sluice.internal.wait.Refused;

/**
 * A channel whose sends fail when there is no room.
 * <p>
 * Algorithm: that of {@link Bounded}, except that a sender who finds the channel full with both locks held is told so.
 */
public final class Rejecting<T> extends Flavour<T> {

    public Rejecting(int capacity) {
        super(capacity);
    }

    @Override
    public Object whenFull(Contents<T> contents, T message) {
        int full = capacity();
        return (Refused) () -> new ChannelFullException(contents.name(), full);
    }

    @Override
    public boolean hasSlots() {
        return capacity() > 0;
    }

    @Override
    public boolean waitsForRoom() {
        return false;
    }

    @Override
    public void resize(String channel, int messages) {
        if (capacity() == 0) {
            throw fixed(channel, "is a rendezvous channel, with capacity 0,");
        }
        super.resize(channel, messages);
    }
}
