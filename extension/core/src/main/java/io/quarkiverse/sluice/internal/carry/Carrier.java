package io.quarkiverse.sluice.internal.carry;

import org.jspecify.annotations.Nullable;

/** Decides what goes with the messages of a container's sender. Thread-safe; never called with a lock held. */
public interface Carrier {

    /** What goes with a message that the calling thread sends now, or {@code null} for nothing. */
    @Nullable
    Object load();

    /** The send of a message with this load has ended: it was accepted, or it stays with the caller. */
    void ended(Object load, boolean accepted);
}
