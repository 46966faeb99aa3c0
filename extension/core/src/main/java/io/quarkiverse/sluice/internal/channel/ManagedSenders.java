package io.quarkiverse.sluice.internal.channel;

import io.quarkiverse.sluice.Sender;

/** A sender that holds its channel open without being counted in its figures, and senders for beans made from it. */
public final class ManagedSenders<T> {

    private final ChannelState<T> state;

    /** Takes the sender over: from now on it counts for nothing. */
    public ManagedSenders(Sender<T> keepAlive) {
        state = ((StandardSender<T>) keepAlive).state();
        state.guard().lock();
        state.counts().hiddenSenders++;
        state.guard().unlock();
    }

    /** A counted sender that refuses to end the channel. */
    public Sender<T> newSender() {
        state.guard().lock();
        try {
            state.counts().senders++;
            return new StandardSender<>(state, true);
        } finally {
            state.guard().unlock();
        }
    }
}
