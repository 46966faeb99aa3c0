package io.quarkiverse.sluice.deployment.check;

import java.util.Optional;
import java.util.function.Predicate;

import org.eclipse.microprofile.config.Config;

import io.quarkiverse.sluice.runtime.config.ConfigKeys;
import io.quarkiverse.sluice.runtime.wiring.NodeRef;

/**
 * Whether sending to a node waits while it is full. That can be changed when the application is started; here counts what the
 * build sees, which is what the application's own files say.
 */
public final class WaitingNodes implements Predicate<NodeRef> {

    private final Config config;

    public WaitingNodes(Config config) {
        this.config = config;
    }

    @Override
    public boolean test(NodeRef node) {
        return switch (node.kind()) {
            case CHANNEL -> !is(node, "capacity", "unbounded") && (is(node, "overflow", "block") || !isSet(node, "overflow"));
            case BROADCASTER -> is(node, "slow-subscriber", "block");
            case REQUESTER, PIPELINE -> true;
        };
    }

    private boolean is(NodeRef node, String property, String value) {
        return setting(node, property).filter(value::equalsIgnoreCase).isPresent();
    }

    private boolean isSet(NodeRef node, String property) {
        return setting(node, property).isPresent();
    }

    private Optional<String> setting(NodeRef node, String property) {
        return ConfigKeys.spellings(node.kind(), node.name(), property).stream()
                .map(key -> config.getOptionalValue(key, String.class)).flatMap(Optional::stream).map(String::strip)
                .findFirst();
    }
}
