package io.quarkiverse.sluice.internal.channel;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.sluice.internal.wait.Time;

/**
 * Queued messages and when each came, first in first out: a ring that grows by doubling and is given back once it has been
 * emptied, so that neither a large capacity nor a past burst holds memory. Guarded by its owner's lock.
 */
public final class MessageBuffer<T> {

    private static final int INITIAL_SLOTS = 16;
    private static final int KEPT_SLOTS = 1024;

    private @Nullable Object[] messages = {};
    private long[] times = {};
    private int head;
    private int size;

    public int size() {
        return size;
    }

    public boolean isEmpty() {
        return size == 0;
    }

    public void add(T message) {
        if (size == messages.length) {
            grow();
        }
        int slot = (head + size) & (messages.length - 1);
        messages[slot] = message;
        times[slot] = Time.nanos();
        size++;
    }

    public @Nullable T poll() {
        if (size == 0) {
            return null;
        }
        @SuppressWarnings("unchecked")
        T message = (T) messages[head];
        messages[head] = null;
        head = (head + 1) & (messages.length - 1);
        size--;
        if (size == 0 && messages.length > KEPT_SLOTS) {
            clear();
        }
        return message;
    }

    /** How long the oldest message has been here, in nanoseconds; 0 if there is none. */
    public long oldestAge() {
        return size == 0 ? 0 : Math.max(0, Time.nanos() - times[head]);
    }

    /** Takes everything out, oldest first. */
    public List<T> takeAll() {
        var all = new ArrayList<T>(size);
        for (T message = poll(); message != null; message = poll()) {
            all.add(message);
        }
        return all;
    }

    /** Takes out the given object, wherever it stands. */
    public boolean remove(T message) {
        int mask = messages.length - 1;
        for (int i = 0; i < size; i++) {
            if (messages[(head + i) & mask] == message) {
                for (int j = i; j < size - 1; j++) {
                    int to = (head + j) & mask;
                    int from = (head + j + 1) & mask;
                    messages[to] = messages[from];
                    times[to] = times[from];
                }
                messages[(head + size - 1) & mask] = null;
                size--;
                return true;
            }
        }
        return false;
    }

    private void grow() {
        int slots = messages.length == 0 ? INITIAL_SLOTS : messages.length * 2;
        var moreMessages = new @Nullable Object[slots];
        var moreTimes = new long[slots];
        int toEnd = messages.length - head;
        System.arraycopy(messages, head, moreMessages, 0, toEnd);
        System.arraycopy(messages, 0, moreMessages, toEnd, head);
        System.arraycopy(times, head, moreTimes, 0, toEnd);
        System.arraycopy(times, 0, moreTimes, toEnd, head);
        messages = moreMessages;
        times = moreTimes;
        head = 0;
    }

    private void clear() {
        messages = new @Nullable Object[0];
        times = new long[0];
        head = 0;
    }
}
