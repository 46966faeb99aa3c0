package io.quarkiverse.sluice.internal.channel.flavour;

import io.quarkiverse.sluice.internal.wait.Closed;
import io.quarkiverse.sluice.internal.wait.Refused;

/**
 * A channel for exactly one message.
 * <p>
 * Algorithm: one slot; the send that is accepted completes the channel in the same step.
 * <p>
 * Source: tokio's {@code sync::oneshot}, whose sender is used up by its send.
 */
public final class OneShot<T> extends Flavour<T> {

    private boolean used;

    public OneShot() {
        super(1);
    }

    @Override
    public boolean watchesSends() {
        return true;
    }

    @Override
    public void accepted(Contents<T> contents) {
        used = true;
        contents.complete();
    }

    @Override
    public Object refusal(Contents<T> contents, Closed closed) {
        return used ? (Refused) () -> new IllegalStateException("One-shot channel '" + contents.name()
                + "' has had its one message: make another for each message") : closed;
    }

    @Override
    public void resize(String channel, int messages) {
        throw fixed(channel, "is for one message");
    }
}
