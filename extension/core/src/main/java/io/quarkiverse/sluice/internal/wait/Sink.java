package io.quarkiverse.sluice.internal.wait;

import org.jspecify.annotations.Nullable;

/**
 * An end that messages are sent to, as waiting operations and select see it. All methods but {@link #guard()},
 * {@link #name()}, {@link #pack}, {@link #ended} and {@link #offerQuickly} are called with the guard held.
 *
 * @param <T> the type of the messages
 */
public interface Sink<T> {

    /** The outcome "sent". */
    Object SENT = new Object();

    String name();

    Guard guard();

    /**
     * Sends the message if there is room and that concerns nobody else. Called without the guard; {@code false} says nothing
     * but that it has to be tried with the guard held.
     */
    default boolean offerQuickly(T message) {
        return false;
    }

    /**
     * Sends the message as {@code send} does.
     *
     * @return {@link #SENT}, a {@link Refused}, an exception of a comparator, or {@code null} if it
     *         has to wait for room
     */
    @Nullable
    Object offer(T message);

    /** The message as it goes through the channel: with what it is to carry, if there is anything. */
    default T pack(T message) {
        return message;
    }

    /** The send of a message made by {@link #pack} has ended: it was accepted, or it stays with the caller. */
    default void ended(T packed, boolean accepted) {
    }

    /** Who waits for room. */
    NodeQueue<T> senders();

    /** Hands over a message whose waiting send was cancelled. */
    void withdrawn(T message);
}
