package io.quarkiverse.sluice.deployment.wiring;

import java.util.Locale;

/** What a type stands for in a channel, broadcaster, requester or pipeline. */
public enum Role {
    MESSAGE,
    EVENT,
    REQUEST,
    REPLY,
    INPUT,
    OUTPUT;

    /** The role as messages name it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
