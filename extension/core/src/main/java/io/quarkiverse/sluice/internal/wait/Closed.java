package io.quarkiverse.sluice.internal.wait;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.sluice.ChannelClosedException;
import io.quarkiverse.sluice.CloseReason;

/**
 * The outcome "closed", of a channel or of one of its ends.
 *
 * @param what the kind and name of what is closed, as in {@code "Channel 'orders'"}
 * @param state what is the matter and what to do
 */
public record Closed(String name, CloseReason reason, @Nullable Throwable cause, String what, String state)
        implements
            Refused {

    /** A channel, broadcaster or the like that has come to its end. */
    public static Closed whole(String kind, String name, CloseReason reason, @Nullable Throwable cause) {
        String state = switch (reason) {
            case COMPLETED -> "is completed: no message will come or be taken any more, so stop using it";
            case FAILED -> "has failed: see the cause, and make a new one to go on";
            case DISCONNECTED -> "is disconnected: its last receiver was closed, so keep one open while messages are sent";
            case SHUTDOWN -> "is shut down: the application is stopping";
        };
        return new Closed(name, reason, cause, kind + " '" + name + "'", state);
    }

    /** One end that was closed while the channel may go on. */
    public static Closed end(String endKind, String kind, String name, CloseReason reason) {
        return new Closed(name, reason, null, "This " + endKind + " of " + kind.toLowerCase() + " '" + name + "'",
                "was closed: give each user an end of its own, and close it last");
    }

    /** A new exception, with the stack of the calling thread. */
    @Override
    public ChannelClosedException exception() {
        return new ChannelClosedException(name, reason, cause, what + " " + state);
    }
}
