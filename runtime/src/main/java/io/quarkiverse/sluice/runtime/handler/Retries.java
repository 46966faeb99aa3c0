package io.quarkiverse.sluice.runtime.handler;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.quarkiverse.sluice.internal.wait.Time;
import io.quarkiverse.sluice.spi.TimeSource.Scheduled;

/**
 * The tasks that wait to be tried again, without a thread. Not thread-safe.
 *
 * @param <T> the type of the messages
 */
final class Retries<T> {

    private final Map<Task<T>, Scheduled> waiting = new LinkedHashMap<>();

    /** Runs {@code due} when the task's delay is over, in a thread that must not be kept. */
    void add(Task<T> task, Runnable due) {
        waiting.put(task, Time.schedule(due, Time.nanos() + task.delay()));
    }

    /** Takes a task out, unless that was done before. */
    boolean remove(Task<T> task) {
        return waiting.remove(task) != null;
    }

    /** Takes all out. */
    List<Task<T>> clear() {
        waiting.values().forEach(Scheduled::cancel);
        var tasks = new ArrayList<>(waiting.keySet());
        waiting.clear();
        return tasks;
    }
}
