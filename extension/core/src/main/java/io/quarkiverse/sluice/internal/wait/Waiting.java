package io.quarkiverse.sluice.internal.wait;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Those followers on which somebody waits, so that news cost nothing for the others. Guarded by the lock of what they follow.
 *
 * @param <F> the type of the followers
 */
public final class Waiting<F extends Follower<?>> {

    private final Set<F> followers = new LinkedHashSet<>();

    /** Whether anybody waits on this one has changed. */
    public void set(F follower, boolean anybody) {
        if (anybody) {
            followers.add(follower);
        } else {
            followers.remove(follower);
        }
    }

    /** Tells each of them, which may leave for it. */
    public void tell(Consumer<F> news) {
        if (!followers.isEmpty()) {
            List.copyOf(followers).forEach(news);
        }
    }
}
