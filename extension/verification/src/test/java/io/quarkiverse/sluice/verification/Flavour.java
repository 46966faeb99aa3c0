package io.quarkiverse.sluice.verification;

import io.quarkiverse.sluice.ChannelPair;
import io.quarkiverse.sluice.Channels;
import io.quarkiverse.sluice.Overflow;
import io.quarkiverse.sluice.UndeliveredHandler;

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
    REJECT(2, Overflow.REJECT),
    PRIORITY(3, Overflow.BLOCK),
    PRIORITY_DROP_OLDEST(2, Overflow.DROP_OLDEST),
    ONE_SHOT(1, Overflow.BLOCK) {
        /** Nothing tells a one-shot whom to hand a message over to. */
        @Override
        public <T> ChannelPair<T> open(UndeliveredHandler<? super T> undelivered) {
            return Channels.oneShot();
        }
    };

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
        return capacity > 0 && capacity < Channels.UNBOUNDED && overflow != Overflow.LATEST && this != ONE_SHOT;
    }

    /** The rank of a message, the lowest first: two ranks where there are priorities, so that there are equals too. */
    public int rank(Object message) {
        boolean ranked = this == PRIORITY || this == PRIORITY_DROP_OLDEST;
        return ranked && message instanceof Integer number ? number % 2 : 0;
    }

    public <T> ChannelPair<T> open(UndeliveredHandler<? super T> undelivered) {
        var builder = Channels.<T> builder("proven").capacity(capacity).overflow(overflow).onUndelivered(undelivered);
        if (this == PRIORITY || this == PRIORITY_DROP_OLDEST) {
            builder.priority((one, other) -> Integer.compare(rank(one), rank(other)));
        }
        return builder.build();
    }
}
