package io.quarkiverse.sluice.internal.channel.flavour;

import io.quarkiverse.sluice.Channels;

/**
 * A channel without a limit: senders never wait.
 * <p>
 * Algorithm: that of {@link Bounded}, whose chain of chunks grows with the backlog and gives memory back behind it. A
 * capacity may be set later and taken away again.
 * <p>
 * Source: linked arrays with separate ends, as in JCTools's unbounded queues.
 */
public final class Unbounded<T> extends Flavour<T> {

    public Unbounded() {
        super(Channels.UNBOUNDED);
    }
}
