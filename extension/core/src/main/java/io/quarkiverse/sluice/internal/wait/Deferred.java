package io.quarkiverse.sluice.internal.wait;

import org.jspecify.annotations.Nullable;

/**
 * Something to be done once the lock that was held when it was decided has been released: waking a waiter, or running
 * user code.
 */
public abstract class Deferred {

    @Nullable
    Deferred nextDeferred;

    /** Does it; runs without a lock and must not throw. */
    protected abstract void run();

    /** Runs a chain in its order. */
    public static void runAll(@Nullable Deferred first) {
        for (Deferred d = first; d != null;) {
            Deferred next = d.nextDeferred;
            d.nextDeferred = null;
            d.run();
            d = next;
        }
    }
}
