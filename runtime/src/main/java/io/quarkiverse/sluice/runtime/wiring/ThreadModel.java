package io.quarkiverse.sluice.runtime.wiring;

/** Where a handler method runs. */
public enum ThreadModel {
    /** On a thread of Sluice's own pool; it may block. */
    WORKER,
    /** On an event loop; it must not block. */
    EVENT_LOOP,
    /** On a virtual thread, or on the pool where the JDK has none. */
    VIRTUAL_THREAD
}
