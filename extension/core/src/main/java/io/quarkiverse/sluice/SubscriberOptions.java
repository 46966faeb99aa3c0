package io.quarkiverse.sluice;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * How a subscription behaves. Immutable; what is not set comes from the broadcaster.
 *
 * @param buffer events that may wait, or {@code null} for the broadcaster's own
 * @param policy what happens when that many wait, or {@code null} for the broadcaster's own
 * @param replay how many of the last events come first, at most as many as the broadcaster keeps and the buffer holds, or
 *        {@code null} for as many as that
 */
public record SubscriberOptions(@Nullable Integer buffer, @Nullable SlowSubscriber policy, @Nullable Integer replay) {

    /**
     * @throws IllegalArgumentException if {@code buffer} is less than 1 or {@code replay} is negative
     */
    public SubscriberOptions {
        if (buffer != null && buffer < 1) {
            throw new IllegalArgumentException("A subscription's buffer must hold at least 1 event, not " + buffer);
        }
        if (replay != null && replay < 0) {
            throw new IllegalArgumentException("A subscription can replay 0 events or more, not " + replay);
        }
    }

    /** Everything as the broadcaster has it. */
    public static SubscriberOptions defaults() {
        return new SubscriberOptions(null, null, null);
    }

    /** The given policy, and everything else as the broadcaster has it. */
    public static SubscriberOptions policy(SlowSubscriber policy) {
        return defaults().withPolicy(policy);
    }

    /** These options with room for {@code events} events. */
    public SubscriberOptions withBuffer(int events) {
        return new SubscriberOptions(events, policy, replay);
    }

    /** These options with another policy. */
    public SubscriberOptions withPolicy(SlowSubscriber other) {
        return new SubscriberOptions(buffer, Objects.requireNonNull(other, "policy"), replay);
    }

    /** These options with the last {@code events} events first; 0 for none. */
    public SubscriberOptions withReplay(int events) {
        return new SubscriberOptions(buffer, policy, events);
    }
}
