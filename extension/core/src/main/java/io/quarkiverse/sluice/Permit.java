package io.quarkiverse.sluice;

/**
 * A slot of a channel, taken now for a message that is sent later. It counts as an open sender until it is used or
 * closed, and is never evicted by an overflow policy. Thread-safe; used at most once.
 *
 * @param <T> the type of the message
 */
public interface Permit<T> extends AutoCloseable {

    /**
     * Puts the message into the reserved slot.
     * <p>
     * <b>Blocking:</b> never.
     *
     * @throws ChannelClosedException if the last receiver left meanwhile or the channel was failed at once; the message
     *         stays with the caller
     * @throws IllegalStateException if the permit was used or closed before
     */
    void send(T message);

    /**
     * Gives an unused slot back. Idempotent.
     * <p>
     * <b>Blocking:</b> never.
     */
    @Override
    void close();
}
