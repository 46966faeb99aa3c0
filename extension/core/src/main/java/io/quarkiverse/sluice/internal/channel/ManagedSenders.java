package io.quarkiverse.sluice.internal.channel;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.sluice.Sender;
import io.quarkiverse.sluice.internal.carry.Carrier;

/** A sender that holds its channel open without being counted in its figures, and senders for beans made from it. */
public final class ManagedSenders<T> {

    private final ChannelCore<T> core;

    /** Takes the sender over: from now on it counts for nothing. */
    public ManagedSenders(Sender<T> keepAlive) {
        core = ((StandardSender<T>) keepAlive).core();
        core.guard().run(() -> core.counts().hiddenSenders++);
    }

    /**
     * A counted sender that refuses to end the channel.
     *
     * @param carrier says what its messages carry, if they carry anything
     */
    public Sender<T> newSender(@Nullable Carrier carrier) {
        core.guard().run(() -> core.counts().senders++);
        return carrier == null ? new StandardSender<>(core, true) : new CarryingSender<>(core, carrier);
    }
}
