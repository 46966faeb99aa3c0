package io.quarkiverse.sluice.internal.channel;

import io.quarkiverse.sluice.Sender;

/** A sender that holds its channel open without being counted in its figures, and senders for beans made from it. */
public final class ManagedSenders<T> {

    private final ChannelCore<T> core;

    /** Takes the sender over: from now on it counts for nothing. */
    public ManagedSenders(Sender<T> keepAlive) {
        core = ((StandardSender<T>) keepAlive).core();
        core.guard().run(() -> core.counts().hiddenSenders++);
    }

    /** A counted sender that refuses to end the channel. */
    public Sender<T> newSender() {
        core.guard().lock();
        try {
            core.counts().senders++;
            return new StandardSender<>(core, true);
        } finally {
            core.guard().unlock();
        }
    }
}
