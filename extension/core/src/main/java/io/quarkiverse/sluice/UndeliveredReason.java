package io.quarkiverse.sluice;

/** Why a message that the channel had accepted was never received. */
public enum UndeliveredReason {
    /** An overflow policy made room by dropping it. */
    DROPPED,
    /** The asynchronous send was cancelled after the channel had taken custody of the message. */
    WITHDRAWN,
    /** The last receiver was closed while it was queued. */
    DISCONNECTED,
    /** The channel was failed at once while it was queued. */
    FAILED,
    /** The application went down while it was queued. */
    SHUTDOWN
}
