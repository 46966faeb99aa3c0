package io.quarkiverse.sluice;

/** A subscriber was too slow and events were skipped. Thrown once a gap; the next receive goes on behind it. */
public class SubscriptionLaggedException extends ChannelException {

    private static final long serialVersionUID = 1L;

    private final long skipped;

    public SubscriptionLaggedException(String channelName, long skipped) {
        super(channelName, "A subscription to broadcaster '" + channelName + "' lagged and skipped " + skipped
                + " events: receive again to go on, raise its buffer, or subscribe with the block policy", null);
        this.skipped = skipped;
    }

    /** How many events were skipped in this gap. */
    public long skipped() {
        return skipped;
    }
}
