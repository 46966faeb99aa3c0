package io.quarkiverse.sluice.internal.broadcast;

import java.util.ArrayDeque;

import org.jspecify.annotations.Nullable;

/** Events of one subscription alone, because they are not the latest ones; where events are missing, there is a gap. */
final class OwnBacklog<T> implements Backlog<T> {

    /** Grows as events are missed one after another. */
    private static final class Gap {

        private long events;
    }

    private static final int KEPT_SLOTS = 1024;

    /** Events and gaps. */
    private ArrayDeque<Object> entries = new ArrayDeque<>();
    /** The most there were since it was empty. */
    private int peak;
    private long position;
    private int size;

    OwnBacklog(long position) {
        this.position = position;
    }

    void add(T event) {
        entries.add(event);
        size++;
        peak = Math.max(peak, size);
    }

    /** An event that there is no room for. */
    void miss() {
        if (!(entries.peekLast() instanceof Gap)) {
            entries.add(new Gap());
        }
        ((Gap) entries.getLast()).events++;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    @SuppressWarnings("unchecked")
    public @Nullable T peek() {
        Object first = entries.peek();
        return first instanceof Gap ? null : (T) first;
    }

    @Override
    public void take() {
        entries.remove();
        position++;
        size--;
        if (size == 0 && peak > KEPT_SLOTS) {
            // A deque keeps the room that it once needed.
            entries = new ArrayDeque<>(entries);
            peak = 0;
        }
    }

    @Override
    public long gap() {
        return entries.peek() instanceof Gap gap ? gap.events : 0;
    }

    @Override
    public void gapTold() {
        if (entries.peek() instanceof Gap) {
            entries.remove();
        }
    }

    /** There is a gap for whatever there was no room for. */
    @Override
    public long settle() {
        return 0;
    }

    @Override
    public void clear() {
        entries.clear();
        size = 0;
    }
}
