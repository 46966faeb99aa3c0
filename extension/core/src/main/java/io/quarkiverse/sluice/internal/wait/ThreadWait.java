package io.quarkiverse.sluice.internal.wait;

import java.util.concurrent.locks.LockSupport;

/** A thread that waits, platform or virtual. */
public final class ThreadWait extends Wait {

    /** Longer than any machine runs. */
    public static final long FOREVER = Long.MAX_VALUE;

    private final Thread thread = Thread.currentThread();
    private volatile boolean signalled;

    @Override
    protected void run() {
        signalled = true;
        LockSupport.unpark(thread);
    }

    /**
     * Waits to be decided.
     *
     * @param start the {@link System#nanoTime()} the time counts from
     * @param nanos how long to wait, or {@link #FOREVER}
     * @return {@code false} if the time ran out first; the wait is then claimed, and its nodes are to be removed
     * @throws InterruptedException if the thread was interrupted first; likewise
     */
    public boolean await(long start, long nanos) throws InterruptedException {
        while (!signalled) {
            if (Thread.interrupted()) {
                if (claim()) {
                    throw new InterruptedException();
                }
                awaitSignal();
                Thread.currentThread().interrupt();
                return true;
            }
            long left = nanos == FOREVER ? FOREVER : nanos - (System.nanoTime() - start);
            if (left <= 0) {
                if (claim()) {
                    return false;
                }
                awaitSignal();
                return true;
            }
            if (left == FOREVER) {
                LockSupport.park(this);
            } else {
                LockSupport.parkNanos(this, left);
            }
        }
        return true;
    }

    /** Waits out the few instructions between another's claim and its signal. */
    private void awaitSignal() {
        boolean interrupted = false;
        while (!signalled) {
            LockSupport.park(this);
            interrupted |= Thread.interrupted();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
