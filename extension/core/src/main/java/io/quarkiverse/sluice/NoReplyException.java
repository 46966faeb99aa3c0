package io.quarkiverse.sluice;

import org.jspecify.annotations.Nullable;

/** A request ended unanswered: its queue or its responder is gone, or it was closed without a reply. */
public class NoReplyException extends ChannelException {

    private static final long serialVersionUID = 1L;

    public NoReplyException(String channelName, String message, @Nullable Throwable cause) {
        super(channelName, message, cause);
    }
}
