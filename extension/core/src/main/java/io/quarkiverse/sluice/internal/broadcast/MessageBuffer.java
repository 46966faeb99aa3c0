package io.quarkiverse.sluice.internal.broadcast;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Queued messages, first in first out: a ring that grows by doubling and is given back once it has been
 * emptied, so that neither a large capacity nor a past burst holds memory. Guarded by its owner's lock.
 */
final class MessageBuffer<T> {

    private static final int INITIAL_SLOTS = 16;
    private static final int KEPT_SLOTS = 1024;

    private @Nullable Object[] messages = {};
    private int head;
    private int size;

    int size() {
        return size;
    }

    boolean isEmpty() {
        return size == 0;
    }

    void add(T message) {
        if (size == messages.length) {
            grow();
        }
        int slot = (head + size) & (messages.length - 1);
        messages[slot] = message;
        size++;
    }

    @Nullable
    T poll() {
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

    /** Takes everything out, oldest first. */
    List<T> takeAll() {
        var all = new ArrayList<T>(size);
        for (T message = poll(); message != null; message = poll()) {
            all.add(message);
        }
        return all;
    }

    private void grow() {
        int slots = messages.length == 0 ? INITIAL_SLOTS : messages.length * 2;
        var moreMessages = new @Nullable Object[slots];
        int toEnd = messages.length - head;
        System.arraycopy(messages, head, moreMessages, 0, toEnd);
        System.arraycopy(messages, 0, moreMessages, toEnd, head);
        messages = moreMessages;
        head = 0;
    }

    private void clear() {
        messages = new @Nullable Object[0];
        head = 0;
    }
}
