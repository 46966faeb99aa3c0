package io.quarkiverse.sluice.runtime.registry;

import java.time.Duration;

import io.quarkiverse.sluice.ChannelStatistics;
import io.quarkiverse.sluice.Channels;

/** Sums of the figures of several channels. */
record TemplateFigures(long depth, long capacity, long sent, long received, long dropped, long rejected, long timeouts,
        long undelivered) {

    static final TemplateFigures NONE = new TemplateFigures(0, 0, 0, 0, 0, 0, 0, 0);

    TemplateFigures plus(ChannelStatistics one) {
        return plus(new TemplateFigures(one.depth(), one.capacity(), one.sent(), one.received(), one.dropped(),
                one.rejected(), one.timeouts(), one.undelivered()));
    }

    TemplateFigures plus(TemplateFigures other) {
        return new TemplateFigures(depth + other.depth, capacity + other.capacity, sent + other.sent,
                received + other.received, dropped + other.dropped, rejected + other.rejected, timeouts + other.timeouts,
                undelivered + other.undelivered);
    }

    /** What stays of a channel that has ended. */
    TemplateFigures withoutRoom() {
        return new TemplateFigures(0, 0, sent, received, dropped, rejected, timeouts, undelivered);
    }

    ChannelStatistics asStatistics() {
        int room = (int) Math.min(capacity, Channels.UNBOUNDED);
        return new ChannelStatistics(depth, room, sent, received, dropped, rejected, timeouts, undelivered, 0, 0, 0, 0,
                Duration.ZERO, Duration.ZERO, false, null);
    }
}
