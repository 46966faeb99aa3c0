package io.quarkiverse.sluice;

/** Why a channel came to its end. The first reason stays. */
public enum CloseReason {
    /** The last sender was closed, or the channel was completed. */
    COMPLETED,
    /** A sender or the channel's control failed the channel; the cause is kept. */
    FAILED,
    /** The last receiver was closed, so nobody can take another message. */
    DISCONNECTED,
    /** The application is going down. */
    SHUTDOWN
}
