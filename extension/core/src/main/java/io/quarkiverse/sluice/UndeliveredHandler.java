package io.quarkiverse.sluice;

/**
 * Gets every message that a channel accepted and that nobody will receive, exactly once each.
 * <p>
 * It runs outside the channel's locks, in the thread that ended the channel's custody of the message. What it throws is
 * logged and harms nothing else.
 *
 * @param <T> the channel's message type
 */
@FunctionalInterface
public interface UndeliveredHandler<T> {

    void onUndelivered(T message, UndeliveredReason reason);
}
