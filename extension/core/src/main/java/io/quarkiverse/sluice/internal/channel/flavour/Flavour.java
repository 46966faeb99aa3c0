package io.quarkiverse.sluice.internal.channel.flavour;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.sluice.Channels;
import io.quarkiverse.sluice.internal.wait.Closed;

/**
 * What distinguishes one kind of channel from another. Called with both locks of the channel held.
 * <p>
 * Every flavour hands a message straight to a waiting receiver and queues it where there is room; what it does else is said
 * here.
 *
 * @param <T> the type of the messages
 */
public abstract class Flavour<T> {

    private int capacity;

    protected Flavour(int capacity) {
        this.capacity = capacity;
    }

    /** In messages; {@link Channels#UNBOUNDED} for no limit. */
    public final int capacity() {
        return capacity;
    }

    /** Makes room without giving up the new message; {@code false} if it cannot. */
    public boolean makeRoom(Contents<T> contents) {
        return false;
    }

    /** What {@code send} does with a message for which there is no room: the outcome, or {@code null} to wait. */
    public @Nullable Object whenFull(Contents<T> contents, T message) {
        return null;
    }

    /** Whether {@code send} waits for room in a buffer: it then pays to look again before queueing up. */
    public boolean waitsForRoom() {
        return capacity > 0;
    }

    /** A message was handed over or queued. */
    public void accepted(Contents<T> contents) {
    }

    /** Whether every send has to come through {@link #accepted}. */
    public boolean watchesSends() {
        return false;
    }

    /** The outcome of a send to the closed channel. */
    public Object refusal(Contents<T> contents, Closed closed) {
        return closed;
    }

    /** Whether a slot can be taken before there is a message for it. */
    public boolean hasSlots() {
        return true;
    }

    /**
     * Changes the capacity.
     *
     * @throws UnsupportedOperationException if the capacity is what makes this flavour
     * @throws IllegalArgumentException if this flavour cannot have that capacity
     */
    public void resize(String channel, int messages) {
        if (messages < 1) {
            throw new IllegalArgumentException(
                    "The capacity of channel '" + channel + "' must be at least 1 message, not " + messages);
        }
        capacity = messages;
    }

    static UnsupportedOperationException fixed(String channel, String kind) {
        return new UnsupportedOperationException("Channel '" + channel + "' " + kind
                + " and cannot be resized: make it a bounded channel of at least 1 message");
    }
}
