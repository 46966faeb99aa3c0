package io.quarkiverse.sluice.internal.wait;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

import org.jspecify.annotations.Nullable;

/**
 * A lock for the few instructions of one step: one compare-and-set to take it, one store to release it, and nobody ever parks.
 * Whoever finds it taken looks again some hundred times and then yields, also for as long as the holder has lost its
 * processor. Not reentrant.
 * <p>
 * Subclasses add what the lock guards, so that both share a cache line, and pad it from whatever follows in memory.
 */
public abstract class SpinLock extends LeadingPad {

    private static final VarHandle HELD;

    static {
        try {
            HELD = MethodHandles.lookup().findVarHandle(SpinLock.class, "held", int.class);
        } catch (ReflectiveOperationException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }

    private volatile int held;
    /** Who holds it, as far as it said so by {@link #own}; tells a re-entrance from contention. */
    private @Nullable Thread owner;

    public final void lock() {
        if (!HELD.compareAndSet(this, 0, 1)) {
            contend(true);
        }
    }

    /**
     * Likewise for a thread that holds another such lock. A virtual thread does not yield then: its scheduler promises no
     * fairness, and those who yield because they want the first lock could keep its holder from ever going on.
     */
    final void lockToo() {
        if (!HELD.compareAndSet(this, 0, 1)) {
            contend(!Spin.isVirtual(Thread.currentThread()));
        }
    }

    public final void unlock() {
        HELD.setRelease(this, 0);
    }

    /** Whether somebody holds it at this moment. */
    final boolean isHeld() {
        return held != 0;
    }

    /** Notes that the calling thread holds the lock while code it does not know, a comparator, may run. */
    final void own() {
        owner = Thread.currentThread();
    }

    final void disown() {
        owner = null;
    }

    private void contend(boolean mayYield) {
        int spins = Spin.SPINS;
        do {
            if (owner == Thread.currentThread()) {
                throw new IllegalStateException("A comparator used the channel that it orders: compare the messages only");
            }
            if (spins > 0) {
                spins--;
                Thread.onSpinWait();
            } else if (mayYield) {
                Thread.yield();
            } else {
                Thread.onSpinWait();
            }
        } while (isHeld() || !HELD.compareAndSet(this, 0, 1));
    }
}
