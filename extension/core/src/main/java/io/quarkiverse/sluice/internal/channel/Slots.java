package io.quarkiverse.sluice.internal.channel;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.sluice.internal.wait.Closed;
import io.quarkiverse.sluice.internal.wait.Sink;

/** Takes and frees the slots of permits, each of which counts as a sender. Called with the channel's guard held. */
final class Slots {

    private Slots() {
    }

    /** Takes a slot: {@link Sink#SENT}, the outcome of a refusal, or {@code null} if there is none. */
    static <T> @Nullable Object take(ChannelCore<T> core) {
        Closed closed = core.ending().closed();
        if (closed != null) {
            return core.flavour().refusal(core, closed);
        }
        if (!core.hasRoom()) {
            return null;
        }
        core.counts().reserve();
        return Sink.SENT;
    }

    /** Uses a slot: {@link Sink#SENT}, or the outcome of a refusal with the message left to the caller. */
    static <T> Object use(ChannelCore<T> core, T message) {
        core.counts().reserved--;
        try {
            Closed closed = core.ending().closed();
            return closed != null && core.ending().isAbrupt() ? core.flavour().refusal(core, closed) : core.redeem(message);
        } finally {
            core.ending().senderClosed();
        }
    }

    /** Gives an unused slot back. */
    static void free(ChannelCore<?> core) {
        core.counts().reserved--;
        core.admitSenders();
        core.ending().senderClosed();
    }
}
