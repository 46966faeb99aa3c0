package io.quarkiverse.sluice.runtime.context;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.sluice.runtime.config.SluiceRuntimeConfig;
import io.quarkiverse.sluice.runtime.wiring.NodeRef;

/** Makes one kind of context part for each node that has handlers. */
public interface ContextParts {

    /** The part for a node, or {@code null} if the configuration does not want it. */
    @Nullable
    ContextPart<?> of(NodeRef node, SluiceRuntimeConfig config);
}
