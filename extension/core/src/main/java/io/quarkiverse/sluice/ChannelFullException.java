package io.quarkiverse.sluice;

/** A send found no room in a channel whose overflow policy is {@link Overflow#REJECT}. */
public class ChannelFullException extends ChannelException {

    private static final long serialVersionUID = 1L;

    private final int capacity;

    public ChannelFullException(String channelName, int capacity) {
        super(channelName,
                "Channel '" + channelName + "' is full (" + capacity + " messages) and its overflow policy is reject:"
                        + " raise its capacity, add receivers, or use overflow=block to wait for room",
                null);
        this.capacity = capacity;
    }

    /** The channel's capacity, in messages. */
    public int capacity() {
        return capacity;
    }
}
