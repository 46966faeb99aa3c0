package io.quarkiverse.sluice;

import java.time.Instant;

/**
 * A message whose handler failed, with its failure: what a dead-letter channel carries.
 *
 * @param channel the channel the message came from
 * @param message the message
 * @param failure what the handler threw, the last time if it was tried again
 * @param failedAt when it failed
 * @param attempts how often it was tried in all
 * @param <T> the type of the message
 */
public record DeadLetter<T>(String channel, T message, Throwable failure, Instant failedAt, int attempts) {

    /** Names channel and kind of failure; the message is not shown. */
    @Override
    public String toString() {
        return "DeadLetter[channel=" + channel + ", failure=" + failure.getClass().getName() + ", failedAt=" + failedAt
                + ", attempts=" + attempts + "]";
    }
}
