package io.quarkiverse.sluice;

import io.smallrye.mutiny.Uni;

/**
 * What the sending and the receiving ends of a channel have in common. Thread-safe.
 */
public interface ChannelEnd extends AutoCloseable {

    /** The channel's name, as given to the builder or configured. */
    String name();

    /**
     * The number of messages in the channel at this instant; 0 for a rendezvous channel.
     * <p>
     * <b>Blocking:</b> never. Linearizable with sends and receives.
     */
    long depth();

    /** How many messages the channel holds at most; 0 for rendezvous, {@link Channels#UNBOUNDED} for no limit. */
    int capacity();

    /**
     * Whether the channel refuses new messages, or this end was closed.
     * <p>
     * <b>Blocking:</b> never. Linearizable.
     */
    boolean isClosed();

    /**
     * Completes with the reason once the channel refuses new messages.
     * <p>
     * <b>Blocking:</b> never. At once when it is already closed.
     */
    Uni<CloseReason> whenClosed();

    /**
     * Closes this end. Idempotent. Other ends of the same channel are not affected unless this was the last of its kind.
     * <p>
     * <b>Blocking:</b> never.
     */
    @Override
    void close();
}
