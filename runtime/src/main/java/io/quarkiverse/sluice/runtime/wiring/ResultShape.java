package io.quarkiverse.sluice.runtime.wiring;

/** What a handler method returns. */
public enum ResultShape {
    NOTHING,
    VALUE,
    OPTIONAL,
    EACH,
    UNI,
    COMPLETION_STAGE,
    MULTI;

    /** Whether the result may come after the method has returned. */
    public boolean isAsynchronous() {
        return this == UNI || this == COMPLETION_STAGE || this == MULTI;
    }
}
