package io.quarkiverse.sluice.internal.channel;

import java.util.concurrent.atomic.AtomicLong;

import io.quarkiverse.sluice.internal.wait.Time;

/** A channel's counters. All but the time-outs are guarded by the channel's lock. */
final class Counts {

    long sent;
    long received;
    long dropped;
    long rejected;
    long undelivered;
    long lastReceive = Time.nanos();
    final AtomicLong timeouts = new AtomicLong();

    int senders = 1;
    int receivers = 1;
    /** Ends that the container keeps for itself: they hold the channel open and appear in no figure. */
    int hiddenSenders;
    int hiddenReceivers;
    /** Slots promised to open permits. */
    int reserved;

    void received() {
        received++;
        lastReceive = Time.nanos();
    }
}
