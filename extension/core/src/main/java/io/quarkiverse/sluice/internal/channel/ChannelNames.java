package io.quarkiverse.sluice.internal.channel;

import java.util.concurrent.atomic.AtomicLong;

/** Names for channels that were given none. */
public final class ChannelNames {

    private static final AtomicLong SEQUENCE = new AtomicLong();

    private ChannelNames() {
    }

    public static String next() {
        return "channel-" + SEQUENCE.incrementAndGet();
    }
}
