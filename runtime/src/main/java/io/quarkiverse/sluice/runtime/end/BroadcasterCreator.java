package io.quarkiverse.sluice.runtime.end;

import io.quarkiverse.sluice.Broadcaster;
import io.quarkiverse.sluice.runtime.ChannelHub;

/** Gives a bean an end of a broadcaster of its own. */
public final class BroadcasterCreator extends EndCreator<Broadcaster<Object>> {

    @Override
    Broadcaster<Object> create(ChannelHub hub, String name) {
        return new ContainerBroadcaster<>(hub.broadcaster(name).broadcaster(), hub.broadcaster(name).context());
    }
}
