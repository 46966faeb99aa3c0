package io.quarkiverse.sluice.deployment;

import io.quarkiverse.sluice.runtime.context.ContextParts;
import io.quarkus.builder.item.MultiBuildItem;
import io.quarkus.runtime.RuntimeValue;

/** A kind of context that goes with messages from senders to handlers. */
public final class ContextPartsBuildItem extends MultiBuildItem {

    private final RuntimeValue<ContextParts> parts;

    public ContextPartsBuildItem(RuntimeValue<ContextParts> parts) {
        this.parts = parts;
    }

    /** What makes it for each node. */
    public RuntimeValue<ContextParts> parts() {
        return parts;
    }
}
