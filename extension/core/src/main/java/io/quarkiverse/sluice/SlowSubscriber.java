package io.quarkiverse.sluice;

/** What happens to a subscriber whose buffer is full when another event is broadcast. */
public enum SlowSubscriber {
    /** The oldest event is skipped and counted; the subscriber is told once a gap. */
    LAG,
    /** The broadcaster waits for it. */
    BLOCK,
    /** The new event is skipped and counted. */
    DROP_NEWEST,
    /** Only the latest event is kept; what it replaces is counted. */
    LATEST,
    /** The subscription ends: its backlog, then {@link CloseReason#DISCONNECTED}. */
    DISCONNECT
}
