package io.quarkiverse.sluice.internal.broadcast;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

import io.quarkiverse.sluice.SlowSubscriber;

/**
 * Everybody who is subscribed. Those that an event may concern before they receive it are known apart from the others, and of
 * them those that can be full by how many events there must have been for that, so that mostly nobody is looked at.
 * Guarded by the broadcaster's lock.
 */
final class Audience<T> {

    private final Set<StandardSubscription<T>> all = new LinkedHashSet<>();
    private final Set<StandardSubscription<T>> blocking = new LinkedHashSet<>();
    private final Set<StandardSubscription<T>> disconnected = new LinkedHashSet<>();
    private final Set<StandardSubscription<T>> selective = new LinkedHashSet<>();
    /** Before there were so many events, nobody who blocks or is disconnected is full. */
    private long limit = Long.MAX_VALUE;

    int size() {
        return all.size();
    }

    void add(StandardSubscription<T> subscription) {
        all.add(subscription);
        ofItsKind(subscription).add(subscription);
        if (canBeFull(subscription)) {
            limit = Math.min(limit, subscription.limit());
        }
    }

    void remove(StandardSubscription<T> subscription) {
        all.remove(subscription);
        ofItsKind(subscription).remove(subscription);
    }

    void clear() {
        List.copyOf(all).forEach(this::remove);
    }

    private Set<StandardSubscription<T>> ofItsKind(StandardSubscription<T> subscription) {
        return switch (subscription.policy()) {
            case BLOCK -> blocking;
            case DISCONNECT -> disconnected;
            case DROP_NEWEST -> selective;
            // Brought up to date when somebody looks.
            case LAG, LATEST -> all;
        };
    }

    private static boolean canBeFull(StandardSubscription<?> subscription) {
        return subscription.policy() == SlowSubscriber.BLOCK || subscription.policy() == SlowSubscriber.DISCONNECT;
    }

    /** How many events the one has to receive that has the most. */
    long longestBacklog() {
        return all.stream().mapToLong(StandardSubscription::pending).max().orElse(0);
    }

    void forEach(Consumer<StandardSubscription<T>> action) {
        List.copyOf(all).forEach(action);
    }

    /** Those who do without the newest when they are full. */
    Set<StandardSubscription<T>> selective() {
        return selective;
    }

    /** Whether somebody has to be waited for before there is another event than those so far. */
    boolean blocks(long events) {
        if (events < limit) {
            return false;
        }
        for (StandardSubscription<T> subscription : blocking) {
            if (subscription.isFull()) {
                return true;
            }
        }
        return false;
    }

    /** Sends away who is too slow for another event, and returns how many that were. Only when nobody has to be waited for. */
    int cutOff(long events) {
        if (events < limit) {
            return 0;
        }
        int before = all.size();
        for (StandardSubscription<T> subscription : List.copyOf(disconnected)) {
            if (subscription.isFull()) {
                remove(subscription);
                subscription.cutOff();
            }
        }
        limit = Long.MAX_VALUE;
        blocking.forEach(subscription -> limit = Math.min(limit, subscription.limit()));
        disconnected.forEach(subscription -> limit = Math.min(limit, subscription.limit()));
        return before - all.size();
    }
}
