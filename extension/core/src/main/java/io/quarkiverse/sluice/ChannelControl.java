package io.quarkiverse.sluice;

import java.util.List;

import io.smallrye.mutiny.Uni;

/**
 * Control over a channel as a whole, independent of its ends. Thread-safe; nothing here waits.
 *
 * @param <T> the type of the messages
 */
public interface ChannelControl<T> {

    /** The channel's name. */
    String name();

    /** Refuses further sends; what is queued is received, then {@link CloseReason#COMPLETED}. */
    void complete();

    /** Refuses further sends; what is queued is received, then {@link CloseReason#FAILED} with this cause. */
    void fail(Throwable cause);

    /** Ends the channel at once with {@link CloseReason#FAILED}; what is queued goes to the undelivered handler. */
    void failNow(Throwable cause);

    /** Ends the channel at once with {@link CloseReason#SHUTDOWN}; what is queued goes to the undelivered handler. */
    void shutdown();

    /** Takes out and returns everything that is queued now; senders go on. */
    List<T> drain();

    /** Holds receives back while sends fill the buffer. */
    void pause();

    /** Ends a {@link #pause()}. */
    void resume();

    /** Whether receives are held back. */
    boolean isPaused();

    /**
     * Changes the capacity. Nothing is dropped: a smaller capacity admits nothing until the depth is below it, a larger
     * one admits waiting senders at once.
     *
     * @param capacity in messages, at least 1; {@link Channels#UNBOUNDED} for no limit
     * @throws IllegalArgumentException if {@code capacity} is less than 1, or unbounded for a channel that drops messages
     *         when it is full
     * @throws UnsupportedOperationException if this is a rendezvous channel, a one-shot, or a channel that keeps the latest
     *         message only
     */
    void resize(int capacity);

    /** The channel's figures, taken together at one instant. */
    ChannelStatistics statistics();

    /** Completes with the reason once the channel refuses new messages. */
    Uni<CloseReason> whenClosed();
}
