package io.quarkiverse.sluice.internal.broadcast;

import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.sluice.internal.carry.Carried;
import io.quarkiverse.sluice.internal.wait.Guard;

/**
 * Which events one subscription receives. The predicate is asked without the lock, before an attempt to receive, so that
 * nobody but the subscriber waits for it; an event is received only if it has been chosen, and whoever finds one that has not
 * been looked at tries again. Two who receive from one subscription may both ask about the same event.
 */
final class EventFilter<T> {

    private static final long NONE = -1;

    private final StandardSubscription<T> subscription;
    private final Predicate<? super T> wanted;
    /** The place of the event that was chosen. Guarded by the lock. */
    private long chosen = NONE;

    EventFilter(StandardSubscription<T> subscription, Predicate<? super T> wanted) {
        this.subscription = subscription;
        this.wanted = wanted;
    }

    /** With the guard held. */
    boolean hasChosen(long position) {
        return chosen == position;
    }

    /** Without the guard: lets go what is not wanted, up to an event that is. */
    void choose() {
        Guard guard = subscription.guard();
        while (true) {
            T event;
            long position;
            guard.lock();
            try {
                event = nextToJudge();
                position = subscription.position();
            } finally {
                guard.unlock();
            }
            if (event == null) {
                return;
            }
            boolean keep;
            try {
                keep = wanted.test(Carried.unpack(event));
            } catch (Throwable failure) {
                subscription.filterFailed(failure);
                return;
            }
            guard.run(() -> judge(position, keep));
        }
    }

    private @Nullable T nextToJudge() {
        T event = subscription.next();
        return hasChosen(subscription.position()) ? null : event;
    }

    /** The event may have been skipped meanwhile. */
    private void judge(long position, boolean keep) {
        if (position != subscription.position()) {
            return;
        }
        if (keep) {
            chosen = position;
        } else {
            subscription.take();
        }
    }
}
