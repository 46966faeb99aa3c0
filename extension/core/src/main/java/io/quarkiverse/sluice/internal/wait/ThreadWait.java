package io.quarkiverse.sluice.internal.wait;

import java.util.concurrent.locks.LockSupport;

/** A thread that waits, platform or virtual. */
public final class ThreadWait extends Wait {

    /** Longer than any machine runs. */
    public static final long FOREVER = Long.MAX_VALUE;

    /** A hand-over takes a tenth of a microsecond, parking and waking more than ten: a few looks first pay. */
    private static final int YIELDS = Runtime.getRuntime().availableProcessors() > 1 ? 50 : 0;

    private final Thread thread = Thread.currentThread();
    private volatile boolean signalled;

    @Override
    protected void run() {
        signalled = true;
        LockSupport.unpark(thread);
    }

    @Override
    protected boolean isWakeUp() {
        return true;
    }

    /**
     * Waits to be decided.
     *
     * @param start the {@link Time#nanos()} the time counts from
     * @param nanos how long to wait, or {@link #FOREVER}
     * @return {@code false} if the time ran out first; the wait is then claimed, and its nodes are to be removed
     * @throws InterruptedException if the thread was interrupted first; likewise
     */
    public boolean await(long start, long nanos) throws InterruptedException {
        int yields = isVirtual() ? 0 : YIELDS;
        while (!signalled) {
            if (Thread.interrupted()) {
                if (claim()) {
                    throw new InterruptedException();
                }
                awaitSignal();
                Thread.currentThread().interrupt();
                return true;
            }
            long left = nanos == FOREVER ? FOREVER : nanos - (Time.nanos() - start);
            if (left <= 0) {
                if (claim()) {
                    return false;
                }
                awaitSignal();
                return true;
            }
            if (yields > 0) {
                yields--;
                Thread.yield();
            } else if (left == FOREVER) {
                LockSupport.park(this);
            } else {
                Time.park(this, start + nanos);
            }
        }
        return true;
    }

    /** A virtual thread never yields: it parks at little cost, and its carrier has better things to do. */
    private boolean isVirtual() {
        ThreadGroup group = thread.getThreadGroup();
        return group != null && "VirtualThreads".equals(group.getName());
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
