package io.quarkiverse.sluice.internal.channel;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.sluice.UndeliveredHandler;
import io.quarkiverse.sluice.UndeliveredReason;
import io.quarkiverse.sluice.internal.carry.Carried;
import io.quarkiverse.sluice.internal.wait.Deferred;

/** Hands messages that nobody will receive to the channel's handler, outside the lock. */
final class Undelivered<T> extends Deferred {

    private static final System.Logger LOG = System.getLogger("io.quarkiverse.sluice");

    private final String channel;
    private final @Nullable UndeliveredHandler<? super T> handler;
    private final List<T> messages;
    private final UndeliveredReason reason;

    Undelivered(String channel, @Nullable UndeliveredHandler<? super T> handler, List<T> messages,
            UndeliveredReason reason) {
        this.channel = channel;
        this.handler = handler;
        this.messages = messages;
        this.reason = reason;
    }

    @Override
    protected void run() {
        if (handler == null) {
            return;
        }
        for (T message : messages) {
            try {
                handler.onUndelivered(Carried.unpack(message), reason);
            } catch (Throwable failure) {
                LOG.log(System.Logger.Level.ERROR, "The undelivered handler of channel '" + channel
                        + "' failed on a message (" + reason + "); the others are handed over all the same", failure);
            }
        }
    }
}
