package io.quarkiverse.sluice.demo.desk.imports;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Counts what was sent into the pipeline and has not come to its end. Thread-safe. */
final class BatchCount {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition none = lock.newCondition();
    private long underWay;

    void started() {
        lock.lock();
        try {
            underWay++;
        } finally {
            lock.unlock();
        }
    }

    void ended() {
        lock.lock();
        try {
            if (--underWay == 0) {
                none.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until nothing is under way.
     * <p>
     * <b>Blocking:</b> at most a second.
     *
     * @return {@code false} if something still is
     * @throws InterruptedException if the thread is interrupted
     */
    boolean awaitNone() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = TimeUnit.SECONDS.toNanos(1);
            while (underWay > 0 && left > 0) {
                left = none.awaitNanos(left);
            }
            return underWay == 0;
        } finally {
            lock.unlock();
        }
    }
}
