package io.quarkiverse.sluice;

/**
 * A broadcaster's figures at one instant. Counts are since it was made.
 *
 * @param buffer events a subscriber may lie behind, unless it chose otherwise
 * @param sent events broadcast
 * @param subscribers open subscriptions
 * @param lagged events skipped by slow subscribers, those of closed subscriptions included; of one that was disconnected,
 *        the event by which it was
 * @param maxDepth events waiting in the fullest subscription
 * @param closed whether it refuses new events
 */
public record BroadcasterStatistics(int buffer, long sent, int subscribers, long lagged, long maxDepth, boolean closed) {
}
