package io.quarkiverse.sluice.runtime.identity;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.sluice.runtime.config.SluiceRuntimeConfig;
import io.quarkiverse.sluice.runtime.context.ContextPart;
import io.quarkiverse.sluice.runtime.context.ContextParts;
import io.quarkiverse.sluice.runtime.wiring.NodeKind;
import io.quarkiverse.sluice.runtime.wiring.NodeRef;

/** Makes the identity part of those channels that are to carry it. */
final class IdentityParts implements ContextParts {

    @Override
    public @Nullable ContextPart<?> of(NodeRef node, SluiceRuntimeConfig config) {
        return node.kind() == NodeKind.CHANNEL && config.channels().get(node.name()).propagateIdentity()
                ? new IdentityPart(node.name())
                : null;
    }
}
