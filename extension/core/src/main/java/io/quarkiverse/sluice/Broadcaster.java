package io.quarkiverse.sluice;

import java.time.Duration;
import java.util.function.Predicate;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/**
 * Sends every event to every subscriber. Thread-safe; all subscribers see one order.
 * <p>
 * A broadcast waits only for subscribers that asked for {@link SlowSubscriber#BLOCK}; without a subscriber it succeeds.
 * A broadcast that timed out or was interrupted has reached nobody.
 *
 * @param <T> the type of the events
 */
public interface Broadcaster<T> extends AutoCloseable {

    /** The broadcaster's name. */
    String name();

    /**
     * Sends the event to all subscribers.
     * <p>
     * <b>Blocking:</b> until every blocking subscriber has room.
     *
     * @throws ChannelClosedException if the broadcaster is closed or becomes so while waiting
     * @throws InterruptedException if the thread is interrupted; nobody got the event
     */
    void broadcast(T event) throws InterruptedException;

    /**
     * Sends the event to all subscribers if every blocking one has room within the given time.
     * <p>
     * <b>Blocking:</b> at most {@code timeout}.
     *
     * @return {@code false} if the time ran out; nobody got the event
     * @throws ChannelClosedException if the broadcaster is closed or becomes so while waiting
     * @throws InterruptedException if the thread is interrupted; nobody got the event
     */
    boolean broadcast(T event, Duration timeout) throws InterruptedException;

    /**
     * Sends the event to all subscribers if every blocking one has room now.
     * <p>
     * <b>Blocking:</b> never.
     *
     * @return {@code false} if one has none; nobody got the event
     * @throws ChannelClosedException if the broadcaster is closed
     */
    boolean tryBroadcast(T event);

    /**
     * Sends the event once for each subscription to the result, waiting without holding a thread.
     * <p>
     * <b>Blocking:</b> never. Fails with {@link ChannelClosedException} if the broadcaster is closed. Cancelling while it
     * waits withdraws the event.
     */
    Uni<Void> broadcastAsync(T event);

    /**
     * Like {@link #broadcastAsync(Object)}, and fails with {@link ChannelTimeoutException} when it was not done in time;
     * nobody got the event.
     * <p>
     * <b>Blocking:</b> never.
     */
    Uni<Void> broadcastAsync(T event, Duration timeout);

    /**
     * A subscription with the broadcaster's own buffer and policy. It sees every event from now on, after those that are
     * replayed.
     * <p>
     * <b>Blocking:</b> never.
     */
    Subscription<T> subscribe();

    /**
     * A subscription with its own buffer and policy. It sees every event from now on.
     * <p>
     * <b>Blocking:</b> never.
     *
     * @throws IllegalArgumentException if it asks for more events to be replayed than the broadcaster keeps
     */
    Subscription<T> subscribe(SubscriberOptions options);

    /**
     * A subscription to those events from now on that the filter lets through, with the broadcaster's own buffer and policy.
     * <p>
     * <b>Blocking:</b> never.
     *
     * @param filter as in {@link #subscribe(SubscriberOptions, Predicate)}
     */
    default Subscription<T> subscribe(Predicate<? super T> filter) {
        return subscribe(SubscriberOptions.defaults(), filter);
    }

    /**
     * A subscription to those events from now on that the filter lets through, with its own buffer and policy.
     * <p>
     * <b>Blocking:</b> never. The filter is asked by those who receive, in their thread or, for asynchronous forms, in the one
     * that completes them, and never under a lock. So an event counts for buffer, depth and gaps until it has been asked
     * about, whether it is wanted or not. It may be asked about one event more than once, and by several threads.
     *
     * @param filter if it throws, this subscription ends with {@link CloseReason#FAILED} and that cause, and no other
     * @throws IllegalArgumentException if it asks for more events to be replayed than the broadcaster keeps
     */
    Subscription<T> subscribe(SubscriberOptions options, Predicate<? super T> filter);

    /**
     * The events from each subscriber's subscription on, one {@link #subscribe() subscription} for each; it ends with its
     * stream.
     * <p>
     * <b>Blocking:</b> never. A gap never fails the stream.
     */
    Multi<T> stream();

    /**
     * Ends the broadcaster: every subscriber gets its backlog, then {@link CloseReason#COMPLETED}. Idempotent.
     * <p>
     * <b>Blocking:</b> never.
     */
    void complete();

    /**
     * Ends the broadcaster: every subscriber gets its backlog, then {@link CloseReason#FAILED} with this cause.
     * <p>
     * <b>Blocking:</b> never.
     */
    void fail(Throwable cause);

    /** Whether the broadcaster refuses new events. */
    boolean isClosed();

    /** The broadcaster's figures at this instant. */
    BroadcasterStatistics statistics();

    /** The same as {@link #complete()}. */
    @Override
    void close();
}
