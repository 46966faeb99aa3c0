package io.quarkiverse.sluice.runtime.config;

/** When a message leaves its sender. */
public enum SendTime {
    /** When it is sent. */
    AT_ONCE,
    /** When the transaction in which it is sent has committed; outside a transaction at once. */
    AFTER_COMMIT
}
