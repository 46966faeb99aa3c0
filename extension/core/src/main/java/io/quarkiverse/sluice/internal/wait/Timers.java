package io.quarkiverse.sluice.internal.wait;

import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The one timer of the system's time that asynchronous time-outs and timers share. Its thread comes with the first timer, goes
 * when there has been none for
 * a while, and cancelled timers are removed at once.
 */
final class Timers {

    private static final ScheduledThreadPoolExecutor TIMER = create();

    private Timers() {
    }

    /** Runs the task after the given time. */
    static Future<?> schedule(Runnable task, long nanos) {
        return TIMER.schedule(task, nanos, TimeUnit.NANOSECONDS);
    }

    private static ScheduledThreadPoolExecutor create() {
        var timer = new ScheduledThreadPoolExecutor(1, task -> {
            var thread = new Thread(null, task, "sluice-timer", 0, false);
            thread.setDaemon(true);
            // Belongs to no application: one that is reloaded must not be kept alive by it.
            thread.setContextClassLoader(Timers.class.getClassLoader());
            return thread;
        });
        timer.setRemoveOnCancelPolicy(true);
        timer.setKeepAliveTime(5, TimeUnit.SECONDS);
        timer.allowCoreThreadTimeOut(true);
        return timer;
    }
}
