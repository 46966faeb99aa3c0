package io.quarkiverse.sluice.internal.channel;

import io.quarkiverse.sluice.Receiver;

/** A receiver that holds its channel open without being counted in its figures, and receivers for beans made from it. */
public final class ManagedReceivers<T> {

    private final ChannelState<T> state;

    /** Takes the receiver over: from now on it counts for nothing. */
    public ManagedReceivers(Receiver<T> keepAlive) {
        state = ((StandardReceiver<T>) keepAlive).state();
        state.guard().lock();
        state.counts().hiddenReceivers++;
        state.guard().unlock();
    }

    /** A counted receiver that refuses to end the channel. */
    public Receiver<T> newReceiver() {
        state.guard().lock();
        try {
            state.counts().receivers++;
            return new StandardReceiver<>(state, true);
        } finally {
            state.guard().unlock();
        }
    }
}
