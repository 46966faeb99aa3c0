package io.quarkiverse.sluice.runtime.wiring;

/** The annotation that makes a method a handler. */
public enum HandlerKind {
    RECEIVE,
    RESPOND,
    SUBSCRIBE,
    STAGE,
    UNDELIVERED
}
