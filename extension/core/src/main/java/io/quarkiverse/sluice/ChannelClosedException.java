package io.quarkiverse.sluice;

import org.jspecify.annotations.Nullable;

/**
 * A channel has come to its end: a send after it was closed or after its last receiver left, a receive after it was
 * closed and drained, or any use of an end that was itself closed.
 */
public class ChannelClosedException extends ChannelException {

    private static final long serialVersionUID = 1L;

    private final CloseReason reason;

    public ChannelClosedException(String channelName, CloseReason reason, @Nullable Throwable cause, String message) {
        super(channelName, message, cause);
        this.reason = reason;
    }

    /** Why the channel ended. */
    public CloseReason reason() {
        return reason;
    }
}
