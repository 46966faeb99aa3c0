package io.quarkiverse.sluice.internal.channel.store;

import java.util.Comparator;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.sluice.internal.carry.Carried;

/**
 * Messages by priority, the least by the comparator first, and first in first out among equals: a search tree over priority
 * and number of arrival. The one given up is the oldest of the lowest priority.
 * <p>
 * The comparator is the one piece of user code that runs with the channel's locks held: what it throws leaves the store as
 * it was and reaches the sender.
 */
public final class PriorityStore<T> implements Store<T> {

    private record Entry<T>(T message, long number) {
    }

    private final TreeSet<Entry<T>> entries;
    private final Comparator<? super T> priority;
    private long added;

    public PriorityStore(Comparator<? super T> priority) {
        Comparator<T> order = (one, other) -> priority.compare(Carried.unpack(one), Carried.unpack(other));
        this.priority = order;
        this.entries = new TreeSet<>((one, other) -> {
            int compared = order.compare(one.message(), other.message());
            return compared != 0 ? compared : Long.compare(one.number(), other.number());
        });
    }

    @Override
    public void add(T message) {
        // Asked here too, so that one that cannot compare this message is found out also for the first.
        priority.compare(message, message);
        entries.add(new Entry<>(message, added));
        added++;
    }

    @Override
    public @Nullable T poll() {
        Entry<T> first = entries.pollFirst();
        return first == null ? null : first.message();
    }

    @Override
    public @Nullable T evict() {
        if (entries.isEmpty()) {
            return null;
        }
        Entry<T> oldest = entries.ceiling(new Entry<>(entries.last().message(), -1));
        entries.remove(oldest);
        return oldest.message();
    }

    @Override
    public boolean remove(T message) {
        for (var all = entries.iterator(); all.hasNext();) {
            if (all.next().message() == message) {
                all.remove();
                return true;
            }
        }
        return false;
    }

    @Override
    public long added() {
        return added;
    }

    @Override
    public long removed() {
        return added - entries.size();
    }
}
