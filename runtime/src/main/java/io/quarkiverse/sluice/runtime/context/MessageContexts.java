package io.quarkiverse.sluice.runtime.context;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.quarkiverse.sluice.runtime.config.SluiceRuntimeConfig;
import io.quarkiverse.sluice.runtime.wiring.NodeRef;

/** Makes the context of each node. Used while the application's wiring is set up; not thread-safe. */
public final class MessageContexts {

    private final List<ContextParts> kinds;
    private final SluiceRuntimeConfig config;
    private final Map<NodeRef, MessageContext> contexts = new HashMap<>();

    /**
     * @param kinds those that depend on what the application has, the outermost first
     */
    public MessageContexts(List<ContextParts> kinds, SluiceRuntimeConfig config) {
        this.kinds = kinds;
        this.config = config;
    }

    /** The context of a node. */
    public MessageContext of(NodeRef node) {
        return contexts.computeIfAbsent(node, this::create);
    }

    private MessageContext create(NodeRef node) {
        var parts = new ArrayList<ContextPart<?>>();
        var probe = new Probe();
        parts.add(probe);
        if (config.context().mdc()) {
            parts.add(new MdcPart());
        }
        for (ContextParts kind : kinds) {
            ContextPart<?> part = kind.of(node, config);
            if (part != null) {
                parts.add(part);
            }
        }
        return new MessageContext(probe, parts);
    }
}
