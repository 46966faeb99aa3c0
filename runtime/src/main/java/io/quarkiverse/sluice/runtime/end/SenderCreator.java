package io.quarkiverse.sluice.runtime.end;

import io.quarkiverse.sluice.Sender;
import io.quarkiverse.sluice.runtime.ChannelHub;

/** Gives a bean a sender of its own. */
public final class SenderCreator extends EndCreator<Sender<Object>> {

    @Override
    Sender<Object> create(ChannelHub hub, String name) {
        return hub.channel(name).newSender(false);
    }

    @Override
    Sender<Object> createAfterCommit(ChannelHub hub, String name) {
        return hub.channel(name).newSender(true);
    }
}
