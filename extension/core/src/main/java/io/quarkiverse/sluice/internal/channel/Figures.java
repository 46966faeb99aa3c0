package io.quarkiverse.sluice.internal.channel;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

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
    /** The first two looks that still say something about what is queued now. */
    private @Nullable Sighting first;
    private @Nullable Sighting second;
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
        // Not more were sent by then than were taken out since: none of those need be here any more.
        while (first != null && first.sent() <= store.removed()) {
            first = second;
            second = null;
        }
        if (first == null) {
            first = store.isEmpty() ? null : new Sighting(store.added(), now);
        } else if (second == null && store.added() > first.sent()) {
            second = new Sighting(store.added(), now);
        }
        return first == null ? 0 : now - first.at();
    }

    /** So many messages had been sent at that time. */
    private record Sighting(long sent, long at) {
    }
}
