package io.quarkiverse.sluice.internal.channel;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.sluice.Permit;
import io.quarkiverse.sluice.internal.wait.BlockingWait;
import io.quarkiverse.sluice.internal.wait.Node;
import io.quarkiverse.sluice.internal.wait.Refused;
import io.quarkiverse.sluice.internal.wait.Sink;
import io.quarkiverse.sluice.internal.wait.Spin;

/** A reserved slot of a {@link ChannelCore}, which counts it as a sender until it is used or closed. */
final class StandardPermit<T> implements Permit<T> {

    private final StandardSender<T> sender;
    private final ChannelCore<T> core;
    private boolean spent;

    private StandardPermit(StandardSender<T> sender) {
        this.sender = sender;
        this.core = sender.core();
    }

    /** A permit, or {@code null} if there was no slot in time. */
    static <T> @Nullable StandardPermit<T> await(StandardSender<T> sender, long start, long nanos)
            throws InterruptedException {
        ChannelCore<T> core = sender.core();
        Object outcome = BlockingWait.outcome(core.guard(), core.senders(), () -> reserve(sender),
                wait -> Node.reserve(wait, sender), Spin.looks(), start, nanos);
        if (outcome == null) {
            core.timedOut();
            return null;
        }
        return granted(sender, outcome);
    }

    /** A permit, or {@code null} if there is no slot. */
    static <T> @Nullable StandardPermit<T> tryNow(StandardSender<T> sender) {
        Object outcome = sender.core().guard().query(() -> reserve(sender));
        return outcome == null ? null : granted(sender, outcome);
    }

    /** Takes a slot, with the guard held; {@code null} if there is none. */
    static @Nullable Object reserve(StandardSender<?> sender) {
        if (!sender.core().flavour().hasSlots()) {
            return (Refused) () -> new UnsupportedOperationException("Channel '" + sender.name()
                    + "' is a rendezvous channel and has no slots to reserve: give it a capacity of at least 1 message");
        }
        return sender.reserveNow();
    }

    static <T> StandardPermit<T> granted(StandardSender<T> sender, Object outcome) {
        Refusals.throwIfRefused(outcome);
        return new StandardPermit<>(sender);
    }

    @Override
    public void send(T message) {
        Objects.requireNonNull(message, "message");
        T packed = sender.pack(message);
        Object outcome = core.guard().query(() -> use(packed));
        sender.ended(packed, outcome == Sink.SENT);
        Refusals.throwIfRefused(outcome);
    }

    private Object use(T message) {
        if (spent) {
            return (Refused) () -> new IllegalStateException("This permit of channel '" + core.name()
                    + "' was used or closed before: reserve another for each message");
        }
        spent = true;
        return Slots.use(core, message);
    }

    @Override
    public void close() {
        core.guard().lock();
        try {
            if (!spent) {
                spent = true;
                Slots.free(core);
            }
        } finally {
            core.guard().unlock();
        }
    }

    @Override
    public String toString() {
        return "Permit[" + core.name() + "]";
    }
}
