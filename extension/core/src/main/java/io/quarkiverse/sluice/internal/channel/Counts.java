package io.quarkiverse.sluice.internal.channel;

import java.util.concurrent.atomic.AtomicLong;

/**
 * A channel's counters, beside those of its store: a message that is queued is counted there, so that the shortest way
 * through the channel has nothing to count. All but the time-outs are guarded by the channel's guard.
 */
final class Counts {

    /** Passed from a sender to a receiver without being queued. */
    long handedOver;
    /** Taken out of the store by somebody other than a receiver. */
    long notReceived;
    /** Given up without having been queued. */
    long droppedAtOnce;
    long dropped;
    long rejected;
    long undelivered;
    final AtomicLong timeouts = new AtomicLong();

    int senders = 1;
    int receivers = 1;
    /** Ends that the container keeps for itself: they hold the channel open and appear in no figure. */
    int hiddenSenders;
    int hiddenReceivers;
    /** Slots promised to open permits. */
    int reserved;

    void reserve() {
        reserved++;
        senders++;
    }
}
