package io.quarkiverse.sluice.internal.channel;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.sluice.Permit;
import io.quarkiverse.sluice.internal.wait.BlockingWait;
import io.quarkiverse.sluice.internal.wait.Closed;
import io.quarkiverse.sluice.internal.wait.Node;

/** A reserved slot of a {@link ChannelState}, which counts it as a sender until it is used or closed. */
final class StandardPermit<T> implements Permit<T> {

    private final ChannelState<T> state;
    private boolean spent;

    StandardPermit(ChannelState<T> state) {
        this.state = state;
    }

    /** A permit, or {@code null} if there was no slot in time. */
    static <T> @Nullable StandardPermit<T> await(StandardSender<T> sender, long start, long nanos)
            throws InterruptedException {
        ChannelState<T> state = sender.state();
        Object outcome = BlockingWait.outcome(state.guard(), state.senders(), () -> reserve(sender),
                wait -> Node.reserve(wait, sender), start, nanos);
        if (outcome == null) {
            state.timedOut();
            return null;
        }
        return granted(state, outcome);
    }

    /** A permit, or {@code null} if there is no slot. */
    static <T> @Nullable StandardPermit<T> tryNow(StandardSender<T> sender) {
        ChannelState<T> state = sender.state();
        Object outcome = state.guard().query(() -> reserve(sender));
        return outcome == null ? null : granted(state, outcome);
    }

    /** Takes a slot, with the guard held; {@code null} if there is none. */
    static @Nullable Object reserve(StandardSender<?> sender) {
        if (sender.state().capacity() == 0) {
            throw new UnsupportedOperationException("Channel '" + sender.name()
                    + "' is a rendezvous channel and has no slots to reserve: give it a capacity of at least 1 message");
        }
        return sender.reserveNow();
    }

    static <T> StandardPermit<T> granted(ChannelState<T> state, Object outcome) {
        if (outcome instanceof Closed closed) {
            throw closed.exception();
        }
        return new StandardPermit<>(state);
    }

    @Override
    public void send(T message) {
        Objects.requireNonNull(message, "message");
        Object outcome;
        state.guard().lock();
        try {
            if (spent) {
                throw new IllegalStateException("This permit of channel '" + state.name()
                        + "' was used or closed before: reserve another for each message");
            }
            spent = true;
            outcome = state.redeem(message);
        } finally {
            state.guard().unlock();
        }
        if (outcome instanceof Closed closed) {
            throw closed.exception();
        }
    }

    @Override
    public void close() {
        state.guard().lock();
        try {
            if (!spent) {
                spent = true;
                state.giveBack();
            }
        } finally {
            state.guard().unlock();
        }
    }

    @Override
    public String toString() {
        return "Permit[" + state.name() + "]";
    }
}
