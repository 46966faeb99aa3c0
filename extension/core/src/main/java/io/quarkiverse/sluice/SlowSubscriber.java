package io.quarkiverse.sluice;

/** What happens to a subscriber whose buffer is full when another event is broadcast. */
public enum SlowSubscriber {
    /** The oldest event is skipped and counted; the subscriber is told once a gap. */
    LAG,
    /** The broadcaster waits for it. */
    BLOCK,
    /** The new event is skipped and counted; the subscriber is told once a gap, behind what it has to receive. */
    DROP_NEWEST,
    /** Only the latest event is kept, as was asked for: what it replaces is counted and not told as a gap. */
    LATEST,
    /** The subscription ends: its backlog, then {@link CloseReason#DISCONNECTED} with the number missed since. */
    DISCONNECT
}
