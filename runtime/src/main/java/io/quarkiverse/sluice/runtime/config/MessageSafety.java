package io.quarkiverse.sluice.runtime.config;

/** What the build does about a message that can be changed after it was sent. */
public enum MessageSafety {
    WARN,
    FAIL,
    OFF
}
