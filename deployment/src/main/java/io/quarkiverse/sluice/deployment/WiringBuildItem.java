package io.quarkiverse.sluice.deployment;

import java.util.List;
import java.util.Map;

import io.quarkiverse.sluice.deployment.wiring.End;
import io.quarkiverse.sluice.deployment.wiring.Handler;
import io.quarkiverse.sluice.deployment.wiring.KeyMember;
import io.quarkiverse.sluice.runtime.wiring.Wiring;
import io.quarkus.builder.item.SimpleBuildItem;

/** The application's wiring, proved to fit together. */
public final class WiringBuildItem extends SimpleBuildItem {

    private final List<End> ends;
    private final List<Handler> handlers;
    private final Map<String, KeyMember> keys;
    private final Wiring wiring;

    public WiringBuildItem(List<End> ends, List<Handler> handlers, Map<String, KeyMember> keys, Wiring wiring) {
        this.ends = ends;
        this.handlers = handlers;
        this.keys = keys;
        this.wiring = wiring;
    }

    /** The injected ends. */
    public List<End> ends() {
        return ends;
    }

    /** The handler methods, in the order of {@link Wiring#handlers()}. */
    public List<Handler> handlers() {
        return handlers;
    }

    /** What messages are ordered by, by their type. */
    public Map<String, KeyMember> keys() {
        return keys;
    }

    /** What the running application needs to know. */
    public Wiring wiring() {
        return wiring;
    }
}
