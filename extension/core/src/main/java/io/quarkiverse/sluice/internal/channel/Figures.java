package io.quarkiverse.sluice.internal.channel;

import java.time.Duration;

import io.quarkiverse.sluice.ChannelStatistics;
import io.quarkiverse.sluice.internal.channel.store.Store;
import io.quarkiverse.sluice.internal.wait.Closed;
import io.quarkiverse.sluice.internal.wait.Time;

/**
 * Makes up a channel's statistics. No message carries a time, which would cost more than all the rest of its way: how long
 * something has been as it is follows from the looks at these figures themselves. Called with the channel's guard held.
 */
final class Figures<T> {

    private final ChannelCore<T> core;
    /** When looks saw so many messages sent, the first two that still say something about what is queued now. */
    private final long[] sentSeen = new long[2];
    private final long[] sentSeenAt = new long[2];
    private int sightings;
    private long receivedSeen;
    private long receivedSeenAt = Time.nanos();

    Figures(ChannelCore<T> core) {
        this.core = core;
    }

    ChannelStatistics look() {
        Counts counts = core.counts();
        Store<T> store = core.store();
        long now = Time.nanos();
        long received = store.removed() + counts.handedOver - counts.notReceived;
        if (received != receivedSeen) {
            receivedSeen = received;
            receivedSeenAt = now;
        }
        Closed closed = core.ending().closed();
        return new ChannelStatistics(store.size(), core.flavour().capacity(),
                store.added() + counts.handedOver + counts.droppedAtOnce, received, counts.dropped, counts.rejected,
                counts.timeouts.get(), counts.undelivered, counts.senders - counts.hiddenSenders,
                counts.receivers - counts.hiddenReceivers, core.senders().size(), core.receivers().size(),
                Duration.ofNanos(oldestAge(store, now)), Duration.ofNanos(now - receivedSeenAt), core.isPaused(),
                closed == null ? null : closed.reason());
    }

    private long oldestAge(Store<T> store, long now) {
        // Fewer were taken out than there were sent then: one of those is still here.
        while (sightings > 0 && store.removed() >= sentSeen[0]) {
            sentSeen[0] = sentSeen[1];
            sentSeenAt[0] = sentSeenAt[1];
            sightings--;
        }
        boolean news = sightings == 0 ? !store.isEmpty() : store.added() > sentSeen[0];
        if (news && sightings < 2) {
            sentSeen[sightings] = store.added();
            sentSeenAt[sightings] = now;
            sightings++;
        }
        return sightings == 0 ? 0 : now - sentSeenAt[0];
    }
}
