package io.quarkiverse.sluice.runtime.config;

/** The order that the handlers of a channel keep. */
public enum HandlerOrder {
    /** One message after another, a retried one first. */
    FIFO,
    /** Likewise among the messages of one key. */
    KEY,
    /** Whatever can be handled is. */
    NONE
}
