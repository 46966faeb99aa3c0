package io.quarkiverse.sluice.runtime.wiring;

import java.util.Locale;

/** What a name in the application's wiring stands for. */
public enum NodeKind {
    CHANNEL,
    BROADCASTER,
    REQUESTER,
    PIPELINE;

    /** The kind as messages name it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The kind as the configuration names it. */
    public String configSection() {
        return label() + "s";
    }
}
