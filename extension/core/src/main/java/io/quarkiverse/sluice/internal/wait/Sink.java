package io.quarkiverse.sluice.internal.wait;

import org.jspecify.annotations.Nullable;

/**
 * An end that messages are sent to, as waiting operations and select see it. All methods but {@link #guard()} and
 * {@link #name()} are called with the guard held.
 *
 * @param <T> the type of the messages
 */
public interface Sink<T> {

    /** The outcome "sent". */
    Object SENT = new Object();

    String name();

    Guard guard();

    /**
     * Sends the message as {@code send} does.
     *
     * @return {@link #SENT}, a {@link Closed}, a {@link io.quarkiverse.sluice.ChannelFullException}, or {@code null} if it
     *         has to wait for room
     */
    @Nullable
    Object offer(T message);

    /** Who waits for room. */
    NodeQueue<T> senders();

    /** Hands over a message whose waiting send was cancelled. */
    void withdrawn(T message);
}
