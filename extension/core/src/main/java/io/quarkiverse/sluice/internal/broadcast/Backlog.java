package io.quarkiverse.sluice.internal.broadcast;

import org.jspecify.annotations.Nullable;

/** What a subscription has still to receive. Guarded by its broadcaster's lock. */
interface Backlog<T> {

    /** How many events. */
    int size();

    /** The place of the next event; another one as soon as that has been taken or skipped. */
    long position();

    /** The next event, or {@code null} if there is none. */
    @Nullable
    T peek();

    /** Goes on behind the next event. */
    void take();

    /** How many events are missing right before the next one. */
    long gap();

    /** The gap has been told. */
    void gapTold();

    /** Skips what there is no room for, and returns how many events that were. */
    long settle();

    /** Lets everything go. */
    void clear();
}
