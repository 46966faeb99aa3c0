package io.quarkiverse.sluice;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * A channel's figures at one instant. Counts are since the channel was made.
 *
 * @param depth messages in the channel
 * @param capacity messages it holds at most; 0 for rendezvous, {@link Channels#UNBOUNDED} for no limit
 * @param sent messages the channel took custody of
 * @param received messages that were received
 * @param dropped messages given up by a dropping overflow policy
 * @param rejected sends that failed because the channel was full and rejects
 * @param timeouts timed sends and receives whose time ran out
 * @param undelivered messages handed to the undelivered handler, for any reason, the dropped ones included
 * @param senders open senders, permits included, without those the container keeps for itself
 * @param receivers open receivers, without those the container keeps for itself
 * @param waitingSenders sends and reservations that wait for room
 * @param waitingReceivers receives that wait for a message
 * @param oldestAge how long the oldest queued message has been waiting, as far as earlier looks at these figures tell: at
 *        least since the first of them that saw it; zero if none did
 * @param sinceLastReceive time since a look at these figures first saw as many messages received as now, or since the channel
 *        was made
 * @param paused whether receives are held back
 * @param closed why the channel ended, or {@code null} while it is open
 */
public record ChannelStatistics(long depth, int capacity, long sent, long received, long dropped, long rejected,
        long timeouts, long undelivered, int senders, int receivers, int waitingSenders, int waitingReceivers,
        Duration oldestAge, Duration sinceLastReceive, boolean paused, @Nullable CloseReason closed) {
}
