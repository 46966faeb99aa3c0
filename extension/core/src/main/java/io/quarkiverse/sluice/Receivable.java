package io.quarkiverse.sluice;

import java.time.Duration;
import java.util.Collection;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/**
 * Anything messages are received from: a {@link Receiver}, a {@link Subscription} or a {@link Watcher}. Thread-safe.
 * <p>
 * Every operation that can wait has four forms: blocking, blocking for at most a {@link Duration}, non-blocking
 * ({@code try…}) and asynchronous ({@code …Async}). The blocking forms throw {@link IllegalStateException} on a thread
 * that must not be blocked, and {@link InterruptedException} when the thread is interrupted before or while waiting; no
 * message is then taken.
 * <p>
 * Iteration ends normally when the channel is completed, throws {@link ChannelClosedException} when it ended otherwise,
 * and {@link ChannelInterruptedException} when the thread is interrupted.
 *
 * @param <T> the type of the messages
 */
public interface Receivable<T> extends ChannelEnd, Iterable<T> {

    /**
     * Receives the next message.
     * <p>
     * <b>Blocking:</b> until there is a message.
     *
     * @throws ChannelClosedException if the channel is closed and drained
     * @throws SubscriptionLaggedException on a lagging {@link Subscription}, once a gap
     * @throws InterruptedException if the thread is interrupted; nothing was taken
     */
    T receive() throws InterruptedException;

    /**
     * Receives the next message if there is one within the given time.
     * <p>
     * <b>Blocking:</b> at most {@code timeout}; zero or less tries once.
     *
     * @return {@code null} if the time ran out
     * @throws ChannelClosedException if the channel is closed and drained
     * @throws SubscriptionLaggedException on a lagging {@link Subscription}, once a gap
     * @throws InterruptedException if the thread is interrupted; nothing was taken
     */
    @Nullable
    T receive(Duration timeout) throws InterruptedException;

    /**
     * Receives the next message if there is one now.
     * <p>
     * <b>Blocking:</b> never.
     *
     * @return {@code null} if there is none
     * @throws ChannelClosedException if the channel is closed and drained
     * @throws SubscriptionLaggedException on a lagging {@link Subscription}, once a gap
     */
    @Nullable
    T tryReceive();

    /**
     * Receives one message for each subscription to the result, without holding a thread.
     * <p>
     * <b>Blocking:</b> never. Cancelling loses no message: either none was taken, or it is handed to the direct subscriber,
     * which an operator or callback in between may still ignore. Fails as {@link #receive()} throws.
     */
    Uni<T> receiveAsync();

    /**
     * Like {@link #receiveAsync()}, and fails with {@link ChannelTimeoutException} when no message came in time.
     * <p>
     * <b>Blocking:</b> never.
     */
    Uni<T> receiveAsync(Duration timeout);

    /**
     * The messages as a stream that takes from the channel only what is requested.
     * <p>
     * <b>Blocking:</b> never. Completes when the channel is completed, fails with the raw cause when it failed. Cancelling
     * does not close this end. Several streams share the messages among them.
     */
    Multi<T> stream();

    /**
     * Waits for a first message and takes what is there, in order.
     * <p>
     * <b>Blocking:</b> until there is a message.
     *
     * @param max how many to take at most, at least 1
     * @throws IllegalArgumentException if {@code max} is less than 1
     * @throws ChannelClosedException if the channel is closed and drained
     * @throws SubscriptionLaggedException on a lagging {@link Subscription}, if the gap comes first; nothing was taken
     * @throws InterruptedException if the thread is interrupted; nothing was taken
     */
    List<T> receiveMany(int max) throws InterruptedException;

    /**
     * Waits at most the given time for a first message and takes what is there, in order.
     * <p>
     * <b>Blocking:</b> at most {@code timeout}.
     *
     * @param max how many to take at most, at least 1
     * @return an empty list if the time ran out
     * @throws IllegalArgumentException if {@code max} is less than 1
     * @throws ChannelClosedException if the channel is closed and drained
     * @throws SubscriptionLaggedException on a lagging {@link Subscription}, if the gap comes first; nothing was taken
     * @throws InterruptedException if the thread is interrupted; nothing was taken
     */
    List<T> receiveMany(int max, Duration timeout) throws InterruptedException;

    /**
     * Waits for a first message and takes what is there, in order, once for each subscription and without holding a thread.
     * <p>
     * <b>Blocking:</b> never. Fails as {@link #receiveMany(int)} throws; cancelling loses no message, as with
     * {@link #receiveAsync()}.
     *
     * @param max how many to take at most, at least 1
     * @throws IllegalArgumentException if {@code max} is less than 1
     */
    Uni<List<T>> receiveManyAsync(int max);

    /**
     * Like {@link #receiveManyAsync(int)}, and fails with {@link ChannelTimeoutException} when no message came in time.
     * <p>
     * <b>Blocking:</b> never.
     *
     * @param max how many to take at most, at least 1
     * @throws IllegalArgumentException if {@code max} is less than 1
     */
    Uni<List<T>> receiveManyAsync(int max, Duration timeout);

    /**
     * Collects messages until there are {@code max}, the time is up, the channel ends, or events were skipped.
     * <p>
     * <b>Blocking:</b> at most {@code timeout}. Without a thread: {@code stream().group().intoLists().of(max, timeout)}.
     *
     * @param max how many to take at most, at least 1
     * @return an empty list if none came in time
     * @throws IllegalArgumentException if {@code max} is less than 1
     * @throws ChannelClosedException if the channel is closed and none was left
     * @throws SubscriptionLaggedException on a lagging {@link Subscription}, if the gap comes first; nothing was taken
     * @throws InterruptedException if the thread is interrupted before a first message was taken; after that the flag is
     *         set again and what was taken is returned
     */
    List<T> gatherMany(int max, Duration timeout) throws InterruptedException;

    /**
     * Moves up to {@code max} of the messages that are there now into the given collection, in order.
     * <p>
     * <b>Blocking:</b> never.
     *
     * @return how many were moved; 0 also when the channel is closed and drained
     * @throws IllegalArgumentException if {@code max} is negative
     * @throws SubscriptionLaggedException on a lagging {@link Subscription}, if the gap comes first; nothing was moved
     */
    int drainTo(Collection<? super T> target, int max);

    /**
     * Whether the channel refuses new messages and none is left.
     * <p>
     * <b>Blocking:</b> never. Linearizable.
     */
    boolean isDrained();
}
