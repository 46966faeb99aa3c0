package io.quarkiverse.sluice;

import org.jspecify.annotations.Nullable;

/**
 * What every failure of a channel has in common: the channel's name. It never carries a message's payload.
 */
public abstract class ChannelException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String channelName;

    ChannelException(String channelName, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.channelName = channelName;
    }

    /** The name of the channel, broadcaster, requester or pipeline that failed. */
    public String channelName() {
        return channelName;
    }
}
