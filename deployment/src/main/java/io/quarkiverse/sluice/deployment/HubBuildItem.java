package io.quarkiverse.sluice.deployment;

import io.quarkiverse.sluice.runtime.ChannelHub;
import io.quarkus.builder.item.SimpleBuildItem;
import io.quarkus.runtime.RuntimeValue;

/** The hub of the running application, still closed. */
public final class HubBuildItem extends SimpleBuildItem {

    private final RuntimeValue<ChannelHub> hub;

    public HubBuildItem(RuntimeValue<ChannelHub> hub) {
        this.hub = hub;
    }

    /** The hub. */
    public RuntimeValue<ChannelHub> hub() {
        return hub;
    }
}
