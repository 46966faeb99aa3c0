package io.quarkiverse.sluice.runtime.end;

import io.quarkiverse.sluice.Receiver;
import io.quarkiverse.sluice.runtime.ChannelHub;

/** Gives a bean a receiver of its own. */
public final class ReceiverCreator extends EndCreator<Receiver<Object>> {

    @Override
    Receiver<Object> create(ChannelHub hub, String name) {
        return hub.channel(name).channel().newReceiver();
    }
}
