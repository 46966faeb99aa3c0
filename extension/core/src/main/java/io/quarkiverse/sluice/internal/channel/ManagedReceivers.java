package io.quarkiverse.sluice.internal.channel;

import io.quarkiverse.sluice.Receiver;

/** A receiver that holds its channel open without being counted in its figures, and receivers for beans made from it. */
public final class ManagedReceivers<T> {

    private final ChannelCore<T> core;

    /** Takes the receiver over: from now on it counts for nothing. */
    public ManagedReceivers(Receiver<T> keepAlive) {
        core = ((StandardReceiver<T>) keepAlive).core();
        core.guard().run(() -> core.counts().hiddenReceivers++);
    }

    /** A counted receiver that refuses to end the channel. */
    public Receiver<T> newReceiver() {
        core.guard().lock();
        try {
            core.counts().receivers++;
            return new StandardReceiver<>(core, true);
        } finally {
            core.guard().unlock();
        }
    }
}
