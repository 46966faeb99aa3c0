package io.quarkiverse.sluice.internal.channel.flavour;

import io.quarkiverse.sluice.internal.wait.Sink;

/**
 * A channel that gives up a new message when there is no room for it.
 * <p>
 * Algorithm: that of {@link Bounded}, except that a sender who finds the channel full with both locks held hands its message
 * to the undelivered handler.
 */
public final class DropNewest<T> extends Flavour<T> {

    public DropNewest(int capacity) {
        super(capacity);
    }

    @Override
    public Object whenFull(Contents<T> contents, T message) {
        contents.drop(message);
        return Sink.SENT;
    }

    @Override
    public boolean waitsForRoom() {
        return false;
    }

    @Override
    public void resize(String channel, int messages) {
        DropOldest.refuseUnbounded(channel, messages);
        super.resize(channel, messages);
    }
}
