package io.quarkiverse.sluice.runtime.handler;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The tasks that a dispatcher has in hand, whether they can be handled now, wait for one of their key or for a retry, or are
 * being handled. Not thread-safe.
 *
 * @param <T> the type of the messages
 */
final class Backlog<T> {

    private final DispatchOptions<T> options;
    private final Deque<Task<T>> ready = new ArrayDeque<>();
    private final KeyLines<T> lines = new KeyLines<>();
    private final Retries<T> retries = new Retries<>();
    private int open;

    Backlog(DispatchOptions<T> options) {
        this.options = options;
    }

    boolean isEmpty() {
        return open == 0;
    }

    boolean isFull() {
        return open >= options.limit();
    }

    /** Makes a task of messages, and returns it unless it has to wait for another one of its key. */
    @Nullable
    Task<T> admit(List<T> messages) {
        open++;
        try {
            var task = new Task<>(messages, options.keyOf(messages));
            return lines.enter(task) ? task : null;
        } catch (Throwable noKey) {
            return Task.failed(messages, noKey);
        }
    }

    /** Puts a task behind those that can be handled. */
    void addReady(Task<T> task) {
        ready.addLast(task);
    }

    /** Puts a task back that could not be handled now. */
    void putBack(Task<T> task) {
        ready.addFirst(task);
    }

    boolean hasReady() {
        return !ready.isEmpty();
    }

    @Nullable
    Task<T> pollReady() {
        return ready.poll();
    }

    /** Keeps a task until its retry; {@code due} is run in a thread that must not be kept, and is to end in {@link #due}. */
    void park(Task<T> task, Runnable due) {
        retries.add(task, due);
    }

    /** The time of a retry has come. */
    void due(Task<T> task) {
        if (retries.remove(task)) {
            addReady(task);
        }
    }

    /** Parts with a task that is done with, and lets the next of its key go. */
    void remove(Task<T> done) {
        open--;
        Task<T> next = lines.leave(done);
        if (next != null) {
            addReady(next);
        }
    }

    /** Stops keeping all tasks that are not being handled, and returns them; each is still to be removed. */
    List<Task<T>> takeOut() {
        var waiting = new ArrayList<>(ready);
        ready.clear();
        waiting.addAll(lines.clear());
        waiting.addAll(retries.clear());
        return waiting;
    }
}
