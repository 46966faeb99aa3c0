package io.quarkiverse.sluice.internal.wait;

/** A guard of two locks, always taken in the same order: who has both has everything that each of them guards. */
public abstract class DoubleGuard extends Guard {

    private final SpinLock first;
    private final SpinLock second;

    protected DoubleGuard(SpinLock first, SpinLock second) {
        this.first = first;
        this.second = second;
    }

    /** The last thing done with both locks held. */
    protected abstract void beforeFree();

    @Override
    public final void lock() {
        first.lock();
        lockSecond();
    }

    @Override
    public final void lockToo() {
        first.lockToo();
        lockSecond();
    }

    private void lockSecond() {
        second.lockToo();
        first.own();
        second.own();
    }

    @Override
    protected final void free() {
        beforeFree();
        second.disown();
        first.disown();
        second.unlock();
        first.unlock();
    }
}
