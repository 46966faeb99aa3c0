package io.quarkiverse.sluice.verification;

import io.quarkiverse.sluice.ChannelBuilder;
import io.quarkiverse.sluice.Channels;
import io.quarkiverse.sluice.Overflow;

/** The kinds of channel that are proven. A new kind is one more constant. */
public enum Flavour {
    BOUNDED_1(1, Overflow.BLOCK),
    BOUNDED_2(2, Overflow.BLOCK),
    BOUNDED_3(3, Overflow.BLOCK),
    UNBOUNDED(Channels.UNBOUNDED, Overflow.BLOCK),
    RENDEZVOUS(0, Overflow.BLOCK),
    DROP_OLDEST(2, Overflow.DROP_OLDEST),
    DROP_NEWEST(2, Overflow.DROP_NEWEST),
    LATEST(1, Overflow.LATEST),
    REJECT(2, Overflow.REJECT);

    private final int capacity;
    private final Overflow overflow;

    Flavour(int capacity, Overflow overflow) {
        this.capacity = capacity;
        this.overflow = overflow;
    }

    public int capacity() {
        return capacity;
    }

    public Overflow overflow() {
        return overflow;
    }

    public boolean isResizable() {
        return capacity > 0 && capacity < Channels.UNBOUNDED && overflow != Overflow.LATEST;
    }

    public <T> ChannelBuilder<T> builder() {
        return Channels.<T> builder("proven").capacity(capacity).overflow(overflow);
    }
}
