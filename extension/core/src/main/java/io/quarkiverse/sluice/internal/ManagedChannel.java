package io.quarkiverse.sluice.internal;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.sluice.ChannelControl;
import io.quarkiverse.sluice.ChannelPair;
import io.quarkiverse.sluice.Receiver;
import io.quarkiverse.sluice.Sender;
import io.quarkiverse.sluice.internal.carry.Carrier;
import io.quarkiverse.sluice.internal.channel.ManagedReceivers;
import io.quarkiverse.sluice.internal.channel.ManagedSenders;

/**
 * A channel that a container keeps open: beans get ends of their own, which close only themselves, and the container ends
 * the channel through its control.
 */
public final class ManagedChannel<T> {

    private final ManagedSenders<T> senders;
    private final ManagedReceivers<T> receivers;
    private final ChannelControl<T> control;

    private ManagedChannel(ChannelPair<T> pair) {
        this.senders = new ManagedSenders<>(pair.sender());
        this.receivers = new ManagedReceivers<>(pair.receiver());
        this.control = pair.control();
    }

    /** Takes a new channel over; its ends then appear in no figure. */
    public static <T> ManagedChannel<T> of(ChannelPair<T> pair) {
        return new ManagedChannel<>(pair);
    }

    /** A sender for a bean, whose messages carry nothing. */
    public Sender<T> newSender() {
        return senders.newSender(null);
    }

    /** A sender for a bean, whose messages carry what the carrier says. */
    public Sender<T> newSender(@Nullable Carrier carrier) {
        return senders.newSender(carrier);
    }

    /** A receiver for a bean. */
    public Receiver<T> newReceiver() {
        return receivers.newReceiver();
    }

    public ChannelControl<T> control() {
        return control;
    }
}
