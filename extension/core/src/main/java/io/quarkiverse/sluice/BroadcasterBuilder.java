package io.quarkiverse.sluice;

import java.util.Objects;

import io.quarkiverse.sluice.internal.broadcast.StandardBroadcaster;

/**
 * Sets a broadcaster up. Not thread-safe; may be built from several times.
 *
 * @param <T> the type of the events
 */
public final class BroadcasterBuilder<T> {

    /** How many events a subscriber may lie behind when nothing is set. */
    public static final int DEFAULT_BUFFER = 1024;

    private final String name;
    private int buffer = DEFAULT_BUFFER;
    private SlowSubscriber slowSubscriber = SlowSubscriber.LAG;
    private int replay;

    BroadcasterBuilder(String name) {
        this.name = Objects.requireNonNull(name, "name");
    }

    /**
     * Sets how many events a subscriber may lie behind. The default is {@value #DEFAULT_BUFFER}.
     *
     * @throws IllegalArgumentException if {@code events} is less than 1
     */
    public BroadcasterBuilder<T> buffer(int events) {
        if (events < 1) {
            throw new IllegalArgumentException(
                    "The buffer of broadcaster '" + name + "' must hold at least 1 event, not " + events);
        }
        this.buffer = events;
        return this;
    }

    /** Sets what happens to a subscriber that lies further behind. The default is {@link SlowSubscriber#LAG}. */
    public BroadcasterBuilder<T> slowSubscriber(SlowSubscriber policy) {
        this.slowSubscriber = Objects.requireNonNull(policy, "policy");
        return this;
    }

    /**
     * Sets how many of the last events each new subscriber gets first, as far as its buffer holds them. The default is none.
     * They are kept for that, also when everybody has received them and after the broadcaster has ended.
     *
     * @throws IllegalArgumentException if {@code events} is negative
     */
    public BroadcasterBuilder<T> replay(int events) {
        if (events < 0) {
            throw new IllegalArgumentException(
                    "The replay of broadcaster '" + name + "' must be 0 or more events, not " + events);
        }
        this.replay = events;
        return this;
    }

    /**
     * Makes a broadcaster.
     *
     * @throws IllegalArgumentException if more events are to be replayed than the buffer holds
     */
    public Broadcaster<T> build() {
        if (replay > buffer) {
            throw new IllegalArgumentException("Broadcaster '" + name + "' cannot replay " + replay
                    + " events to subscribers whose buffer holds " + buffer + ": raise the buffer, or replay fewer");
        }
        return new StandardBroadcaster<>(name, buffer, slowSubscriber, replay);
    }
}
