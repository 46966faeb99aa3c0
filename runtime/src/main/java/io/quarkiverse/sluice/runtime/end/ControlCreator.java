package io.quarkiverse.sluice.runtime.end;

import io.quarkiverse.sluice.ChannelControl;
import io.quarkiverse.sluice.runtime.ChannelHub;

/** Gives a bean the control over a channel. */
public final class ControlCreator extends EndCreator<ChannelControl<Object>> {

    @Override
    ChannelControl<Object> create(ChannelHub hub, String name) {
        return hub.channel(name).control();
    }
}
