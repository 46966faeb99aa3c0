package io.quarkiverse.sluice.runtime.handler;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads of blocking handlers: made when there is work, gone when there is none. Thread-safe.
 */
final class WorkerPool implements Executor {

    private static final Duration IDLE_TIME = Duration.ofSeconds(10);

    private final ThreadPoolExecutor threads;

    WorkerPool(int ceiling) {
        var number = new AtomicInteger();
        var loader = Thread.currentThread().getContextClassLoader();
        threads = new ThreadPoolExecutor(ceiling, ceiling, IDLE_TIME.toMillis(), TimeUnit.MILLISECONDS,
                new LinkedBlockingQueue<>(), task -> {
                    var thread = new Thread(task, "sluice-worker-" + number.incrementAndGet());
                    thread.setDaemon(false);
                    thread.setContextClassLoader(loader);
                    return thread;
                });
        threads.allowCoreThreadTimeOut(true);
    }

    @Override
    public void execute(Runnable task) {
        threads.execute(task);
    }

    int ceiling() {
        return threads.getMaximumPoolSize();
    }

    /**
     * Lets what is running end within the given time, then interrupts it.
     * <p>
     * <b>Blocking:</b> at most {@code timeout}.
     */
    void close(Duration timeout) {
        threads.shutdown();
        try {
            if (threads.awaitTermination(timeout.toNanos(), TimeUnit.NANOSECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        threads.shutdownNow();
    }
}
