package io.quarkiverse.sluice;

import java.time.Duration;

/** A timed asynchronous operation, or a request, was not done within its time. */
public class ChannelTimeoutException extends ChannelException {

    private static final long serialVersionUID = 1L;

    private final Duration timeout;

    public ChannelTimeoutException(String channelName, Duration timeout, String message) {
        super(channelName, message, null);
        this.timeout = timeout;
    }

    /** The time that was allowed. */
    public Duration timeout() {
        return timeout;
    }
}
