package io.quarkiverse.sluice;

/**
 * The thread was interrupted while it waited for the next message of an iteration. The interrupt flag is set again; the
 * channel is unharmed and no message was taken.
 */
public class ChannelInterruptedException extends ChannelException {

    private static final long serialVersionUID = 1L;

    public ChannelInterruptedException(String channelName, InterruptedException cause) {
        super(channelName, "Interrupted while iterating over channel '" + channelName
                + "': end the loop, or clear the interrupt flag and iterate again", cause);
    }
}
