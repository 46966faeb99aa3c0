package io.quarkiverse.sluice.internal.broadcast;

import java.util.Objects;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * The events that somebody may still receive, each stored once, by their position in the order of all events. For each
 * position it counts the readers that stand there, so that an event is let go in the moment in which the last reader goes on,
 * without a look at the others. A ring that grows and shrinks with what it holds. Guarded by its broadcaster's lock.
 */
final class EventLog<T> {

    private static final int INITIAL_SLOTS = 16;
    private static final int KEPT_SLOTS = 1024;

    private final int replay;
    /** How many readers there are of each capacity. */
    private final TreeMap<Integer, Integer> capacities = new TreeMap<>();
    private @Nullable Object[] events = new @Nullable Object[INITIAL_SLOTS];
    private int[] readers = new int[INITIAL_SLOTS];
    private long oldest;
    private long next;
    private int bound;

    /**
     * @param replay how many events are kept for those who come later
     */
    EventLog(int replay) {
        this.replay = replay;
        this.bound = replay;
    }

    /** The position of the next event, which is how many there have been. */
    long next() {
        return next;
    }

    /** How many events are held. */
    int size() {
        return (int) (next - oldest);
    }

    /** The event at a position at which a reader stands or that is behind one. */
    T get(long position) {
        @SuppressWarnings("unchecked")
        T event = (T) events[slot(position)];
        return Objects.requireNonNull(event);
    }

    void append(T event) {
        if (bound == 0) {
            oldest = ++next;
            return;
        }
        drop(bound - 1);
        if (size() + 1 == events.length) {
            resize(events.length * 2);
        }
        events[slot(next)] = event;
        next++;
        release();
    }

    /** A reader with room for so many events comes in. */
    void enter(long position, int capacity) {
        readers[slot(Math.max(position, oldest))]++;
        capacities.merge(capacity, 1, Integer::sum);
        bound = Math.max(replay, capacities.lastKey());
    }

    /** A reader goes from one position to another. */
    void move(long from, long to) {
        // Where it stood may have been dropped: whoever reads no further than its capacity reaches is taken along.
        readers[slot(Math.max(from, oldest))]--;
        readers[slot(to)]++;
        release();
    }

    /** A reader goes away. */
    void leave(long position, int capacity) {
        readers[slot(Math.max(position, oldest))]--;
        capacities.computeIfPresent(capacity, (same, count) -> count == 1 ? null : count - 1);
        bound = capacities.isEmpty() ? replay : Math.max(replay, capacities.lastKey());
        drop(bound);
        release();
    }

    /** Drops what nobody needs. */
    private void release() {
        while (size() > replay && readers[slot(oldest)] == 0) {
            dropOldest();
        }
        if (events.length > KEPT_SLOTS && size() < events.length / 8) {
            resize(events.length / 4);
        }
    }

    /** Drops the oldest until there are no more than so many: they are beyond everybody's capacity. */
    private void drop(int kept) {
        while (size() > kept) {
            dropOldest();
        }
    }

    private void dropOldest() {
        int slot = slot(oldest);
        events[slot] = null;
        oldest++;
        readers[slot(oldest)] += readers[slot];
        readers[slot] = 0;
    }

    /** One slot more than there are events: whoever has read everything stands behind the last one. */
    private void resize(int slots) {
        var otherEvents = new @Nullable Object[slots];
        var otherReaders = new int[slots];
        for (long position = oldest; position <= next; position++) {
            int to = (int) position & slots - 1;
            otherEvents[to] = position == next ? null : events[slot(position)];
            otherReaders[to] = readers[slot(position)];
        }
        events = otherEvents;
        readers = otherReaders;
    }

    private int slot(long position) {
        return (int) position & events.length - 1;
    }
}
