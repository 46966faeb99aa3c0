package io.quarkiverse.sluice.runtime.end;

import io.quarkiverse.sluice.Requester;
import io.quarkiverse.sluice.runtime.ChannelHub;

/** Gives a bean an end of a requester of its own. */
public final class RequesterCreator extends EndCreator<Requester<Object, Object>> {

    @Override
    Requester<Object, Object> create(ChannelHub hub, String name) {
        return new ContainerRequester<>(hub.requester(name).requester(), hub.requester(name).context(),
                hub.requester(name).times());
    }
}
