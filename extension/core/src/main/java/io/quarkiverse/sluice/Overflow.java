package io.quarkiverse.sluice;

/** What a send does when a bounded channel is full. */
public enum Overflow {
    /** Sends wait for room; {@code trySend} returns {@code false}. */
    BLOCK,
    /** Sends fail with {@link ChannelFullException}; {@code trySend} returns {@code false}. */
    REJECT,
    /** The oldest queued message goes to the undelivered handler, and the send succeeds. */
    DROP_OLDEST,
    /** The new message goes to the undelivered handler, and the send returns; {@code trySend} returns {@code false}. */
    DROP_NEWEST,
    /** Capacity 1 with {@link #DROP_OLDEST}: the channel holds the latest message only. */
    LATEST;

    /** Whether this policy gives up messages to make room. */
    public boolean drops() {
        return this == DROP_OLDEST || this == DROP_NEWEST || this == LATEST;
    }
}
