package io.quarkiverse.sluice.internal.channel.store;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The queued messages of a channel. All methods are called with both locks of the channel held.
 *
 * @param <T> the type of the messages
 */
public interface Store<T> {

    void add(T message);

    /** Takes out the message to be received next; {@code null} if there is none. */
    @Nullable
    T poll();

    /** Takes out the message to be given up for a newer one; {@code null} if there is none. */
    @Nullable
    T evict();

    /** Takes out the given object, wherever it stands. */
    boolean remove(T message);

    /** How many messages have ever been added. */
    long added();

    /** How many messages have ever been taken out, whichever way. */
    long removed();

    default long size() {
        return added() - removed();
    }

    default boolean isEmpty() {
        return size() == 0;
    }

    /** Takes everything out, in the order of reception. */
    default List<T> takeAll() {
        var all = new ArrayList<T>((int) Math.min(size(), Integer.MAX_VALUE - 8));
        for (T message = poll(); message != null; message = poll()) {
            all.add(message);
        }
        return all;
    }
}
