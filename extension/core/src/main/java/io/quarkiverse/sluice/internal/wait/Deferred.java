package io.quarkiverse.sluice.internal.wait;

import java.util.concurrent.Executor;

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

    /** Whether it only wakes a thread; that comes before user code, which may take its time. */
    protected boolean isWakeUp() {
        return false;
    }

    /** Runs a chain: wake-ups first, then the others in their order. */
    public static void runAll(@Nullable Deferred first) {
        wakeUp(first);
        runOthers(first);
    }

    /** Likewise, with all but the wake-ups in the given executor: for a thread that must not be held up. */
    public static void runAll(@Nullable Deferred first, Executor others) {
        if (!wakeUp(first)) {
            others.execute(() -> runOthers(first));
        }
    }

    /** Whether there were only wake-ups. */
    private static boolean wakeUp(@Nullable Deferred first) {
        boolean all = true;
        for (Deferred d = first; d != null; d = d.nextDeferred) {
            if (d.isWakeUp()) {
                d.run();
            } else {
                all = false;
            }
        }
        return all;
    }

    private static void runOthers(@Nullable Deferred first) {
        for (Deferred d = first; d != null;) {
            Deferred next = d.nextDeferred;
            d.nextDeferred = null;
            if (!d.isWakeUp()) {
                d.run();
            }
            d = next;
        }
    }
}
