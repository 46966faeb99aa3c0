package io.quarkiverse.sluice;

import java.util.function.LongConsumer;

/**
 * One subscriber's view of a {@link Broadcaster}: every event from the subscription on, or the knowledge of how many were
 * missed. Closing it makes the broadcaster forget it at once.
 * <p>
 * {@code receive} reports a gap once, in its place, by {@link SubscriptionLaggedException} and then goes on; a batch ends
 * before a gap. {@link #stream()} and iteration go on by themselves. With {@link SlowSubscriber#LATEST} there are no gaps.
 *
 * @param <T> the type of the events
 */
public interface Subscription<T> extends Receivable<T> {

    /**
     * How many events this subscription has missed so far; of one that was disconnected, those since then included, until it
     * is closed.
     */
    long missed();

    /**
     * Has {@link #stream()} and iteration call back with the number of events skipped, once a gap, before the event behind the
     * gap is handed over. It runs in the thread that receives; what it throws, they fail with.
     *
     * @return this subscription
     */
    Subscription<T> onLagged(LongConsumer skipped);
}
