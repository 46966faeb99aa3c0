package io.quarkiverse.sluice.internal.wait;

/** A guard of one lock. */
final class SingleGuard extends Guard {

    private final SpinLock lock = new SpinLock() {
    };

    @Override
    public void lock() {
        lock.lock();
    }

    @Override
    public void lockToo() {
        lock.lockToo();
    }

    @Override
    protected void free() {
        lock.unlock();
    }
}
