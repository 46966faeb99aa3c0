package io.quarkiverse.sluice.internal.channel.flavour;

/**
 * A channel's messages, as its flavour sees them. Called with both locks of the channel held.
 *
 * @param <T> the type of the messages
 */
public interface Contents<T> {

    String name();

    /** Whether another message fits beside those queued and those promised to permits. */
    boolean hasRoom();

    /** Hands the queued message to be given up first to the undelivered handler; {@code false} if none is queued. */
    boolean evict();

    /** Takes custody of the message and hands it to the undelivered handler at once. */
    void drop(T message);

    /** Ends the channel, for open permits too: what is queued is received, then COMPLETED. */
    void complete();
}
