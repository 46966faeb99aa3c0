package io.quarkiverse.sluice.internal.wait;

import java.util.concurrent.locks.LockSupport;

/** A thread that waits, platform or virtual. */
public final class ThreadWait extends Wait {

    /** Longer than any machine runs. */
    public static final long FOREVER = Long.MAX_VALUE;

    private final Thread thread = Thread.currentThread();
    private final int looks;
    private volatile boolean signalled;
    /** Whether the thread may be parked: one that still looks needs no waking. */
    private volatile boolean parking;

    /**
     * @param looks how often to look before parking
     */
    public ThreadWait(int looks) {
        this.looks = looks;
    }

    @Override
    protected void run() {
        signalled = true;
        if (parking) {
            LockSupport.unpark(thread);
        }
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
        int look = 0;
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
            if (look < looks) {
                Spin.pause(look);
                look++;
            } else if (!parking) {
                // Seen by whoever signals, or else the signal is seen in the next round.
                parking = true;
            } else if (left == FOREVER) {
                LockSupport.park(this);
            } else {
                Time.park(this, start + nanos);
            }
        }
        return true;
    }

    /** Waits out the few instructions between another's claim and its signal. */
    private void awaitSignal() {
        boolean interrupted = false;
        parking = true;
        while (!signalled) {
            LockSupport.park(this);
            interrupted |= Thread.interrupted();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
