package io.quarkiverse.sluice.runtime.handler;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A message, or a batch of them, in the hands of a dispatcher. Touched by one thread after another.
 *
 * @param <T> the type of the messages
 */
final class Task<T> {

    private final List<T> messages;
    private final @Nullable Object key;
    private @Nullable Throwable failure;
    private boolean hopeless;
    private long delay = -1;
    private int attempts;

    Task(List<T> messages, @Nullable Object key) {
        this.messages = messages;
        this.key = key;
    }

    /** A task that can only fail. */
    static <T> Task<T> failed(List<T> messages, Throwable failure) {
        var task = new Task<T>(messages, null);
        task.failure = failure;
        task.hopeless = true;
        return task;
    }

    List<T> messages() {
        return messages;
    }

    /** What it is kept in order by, or {@code null} if by nothing. */
    @Nullable
    Object key() {
        return key;
    }

    /** How often it was tried. */
    int attempts() {
        return attempts;
    }

    /** What the last attempt failed with. */
    @Nullable
    Throwable failure() {
        return failure;
    }

    /** Whether it cannot even be tried. */
    boolean isHopeless() {
        return hopeless;
    }

    void begin() {
        attempts++;
        delay = -1;
    }

    void fail(Throwable cause) {
        failure = cause;
    }

    /** Leaves it to be tried again after this many nanoseconds. */
    void retryIn(long nanos) {
        delay = nanos;
    }

    /** Whether it is to be tried again. */
    boolean isToBeRetried() {
        return delay >= 0;
    }

    /** After how many nanoseconds. */
    long delay() {
        return delay;
    }
}
