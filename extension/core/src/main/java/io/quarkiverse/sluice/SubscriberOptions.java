package io.quarkiverse.sluice;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * How a subscription behaves. Immutable; what is not set comes from the broadcaster.
 *
 * @param buffer events that may wait, or {@code null} for the broadcaster's own
 * @param policy what happens when that many wait, or {@code null} for the broadcaster's own
 */
public record SubscriberOptions(@Nullable Integer buffer, @Nullable SlowSubscriber policy) {

    /**
     * @throws IllegalArgumentException if {@code buffer} is less than 1
     */
    public SubscriberOptions {
        if (buffer != null && buffer < 1) {
            throw new IllegalArgumentException("A subscription's buffer must hold at least 1 event, not " + buffer);
        }
    }

    /** The broadcaster's own buffer and policy. */
    public static SubscriberOptions defaults() {
        return new SubscriberOptions(null, null);
    }

    /** The broadcaster's own buffer and the given policy. */
    public static SubscriberOptions policy(SlowSubscriber policy) {
        return new SubscriberOptions(null, Objects.requireNonNull(policy, "policy"));
    }

    /** These options with room for {@code events} events. */
    public SubscriberOptions withBuffer(int events) {
        return new SubscriberOptions(events, policy);
    }
}
