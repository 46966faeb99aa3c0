package io.quarkiverse.sluice.internal.broadcast;

import org.jspecify.annotations.Nullable;

/**
 * A place in the broadcaster's log: the events from there on. One that lags is brought up to date when somebody looks, so that
 * an event costs nothing for those who do not.
 */
final class SharedBacklog<T> implements Backlog<T> {

    private final EventLog<T> log;
    private final int capacity;
    private long position;
    private long gap;

    SharedBacklog(EventLog<T> log, long position, int capacity) {
        this.log = log;
        this.position = position;
        this.capacity = capacity;
        log.enter(position, capacity);
    }

    @Override
    public int size() {
        return (int) Math.min(capacity, log.next() - position);
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public @Nullable T peek() {
        return position < log.next() ? log.get(position) : null;
    }

    @Override
    public void take() {
        log.move(position, position + 1);
        position++;
    }

    @Override
    public long gap() {
        return gap;
    }

    @Override
    public void gapTold() {
        gap = 0;
    }

    @Override
    public long settle() {
        long skipped = log.next() - position - capacity;
        if (skipped <= 0) {
            return 0;
        }
        log.move(position, position + skipped);
        position += skipped;
        gap += skipped;
        return skipped;
    }

    @Override
    public void clear() {
        log.leave(position, capacity);
    }
}
