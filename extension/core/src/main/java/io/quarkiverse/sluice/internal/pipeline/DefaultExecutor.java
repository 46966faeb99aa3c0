package io.quarkiverse.sluice.internal.pipeline;

import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Where stages run when nobody said: daemon threads made on demand, which end when they have been idle for a while. A task
 * sees the class loader of the thread that submitted it, and no thread keeps it.
 */
final class DefaultExecutor implements Executor {

    private static final DefaultExecutor INSTANCE = new DefaultExecutor();

    private final AtomicLong sequence = new AtomicLong();
    private final ThreadPoolExecutor pool = new ThreadPoolExecutor(0, Integer.MAX_VALUE, 5, TimeUnit.SECONDS,
            new SynchronousQueue<>(), this::newThread);

    private DefaultExecutor() {
    }

    static Executor get() {
        return INSTANCE;
    }

    @Override
    public void execute(Runnable task) {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        pool.execute(() -> {
            Thread thread = Thread.currentThread();
            thread.setContextClassLoader(loader);
            try {
                task.run();
            } finally {
                thread.setContextClassLoader(null);
            }
        });
    }

    private Thread newThread(Runnable worker) {
        var thread = new Thread(null, worker, "sluice-stage-" + sequence.incrementAndGet(), 0, false);
        thread.setDaemon(true);
        thread.setContextClassLoader(null);
        return thread;
    }
}
