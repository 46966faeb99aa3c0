package io.quarkiverse.sluice.internal.channel.flavour;

import io.quarkiverse.sluice.Channels;

/**
 * A channel that gives up its oldest message for a new one when there is no room.
 * <p>
 * Algorithm: that of {@link Bounded}, except that a sender who finds the channel full with both locks held takes the oldest
 * message out in the same step. A slot promised to a permit is never given up: full of permits, it makes senders wait.
 */
public class DropOldest<T> extends Flavour<T> {

    public DropOldest(int capacity) {
        super(capacity);
    }

    @Override
    public boolean makeRoom(Contents<T> contents) {
        while (!contents.hasRoom()) {
            if (!contents.evict()) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean waitsForRoom() {
        return false;
    }

    @Override
    public void resize(String channel, int messages) {
        refuseUnbounded(channel, messages);
        super.resize(channel, messages);
    }

    static void refuseUnbounded(String channel, int messages) {
        if (messages == Channels.UNBOUNDED) {
            throw new IllegalArgumentException("Channel '" + channel
                    + "' drops messages when it is full and cannot be made unbounded: give it a capacity");
        }
    }
}
