package io.quarkiverse.sluice.runtime.handler;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Lets the tasks of each key go one after another; those without a key go as they come. Not thread-safe.
 *
 * @param <T> the type of the messages
 */
final class KeyLines<T> {

    private final Map<Object, Deque<Task<T>>> lines = new HashMap<>();

    /** Whether the task may go now; otherwise it will be returned when it is its turn. */
    boolean enter(Task<T> task) {
        if (task.key() == null) {
            return true;
        }
        Deque<Task<T>> others = lines.putIfAbsent(task.key(), new ArrayDeque<>(1));
        if (others == null) {
            return true;
        }
        others.add(task);
        return false;
    }

    /** Makes way for the next of the same key, and returns it. */
    @Nullable
    Task<T> leave(Task<T> done) {
        if (done.key() == null) {
            return null;
        }
        Deque<Task<T>> others = lines.get(done.key());
        Task<T> next = others == null ? null : others.poll();
        if (next == null) {
            lines.remove(done.key());
        }
        return next;
    }

    /** Takes out all that wait for their turn. */
    List<Task<T>> clear() {
        var waiting = new ArrayList<Task<T>>();
        lines.values().forEach(waiting::addAll);
        lines.clear();
        return waiting;
    }
}
