package io.quarkiverse.sluice.internal.pipeline;

import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Where stages run when nobody said: daemon threads made on demand, which end when they have been idle for a while. */
final class DefaultExecutor {

    private static final AtomicLong SEQUENCE = new AtomicLong();
    private static final ThreadPoolExecutor POOL = new ThreadPoolExecutor(0, Integer.MAX_VALUE, 5, TimeUnit.SECONDS,
            new SynchronousQueue<>(), task -> {
                var thread = new Thread(null, task, "sluice-stage-" + SEQUENCE.incrementAndGet(), 0, false);
                thread.setDaemon(true);
                return thread;
            });

    private DefaultExecutor() {
    }

    static Executor get() {
        return POOL;
    }
}
