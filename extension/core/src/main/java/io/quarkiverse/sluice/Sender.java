package io.quarkiverse.sluice;

import java.time.Duration;
import java.util.Collection;

import org.jspecify.annotations.Nullable;

import io.smallrye.mutiny.Uni;

/**
 * The sending end of a channel. Thread-safe; messages of one thread arrive in the order of its sends.
 * <p>
 * Every operation that can wait has four forms: blocking, blocking for at most a {@link Duration}, non-blocking
 * ({@code try…}) and asynchronous ({@code …Async}). The blocking forms throw {@link IllegalStateException} on a thread
 * that must not be blocked, and {@link InterruptedException} when the thread is interrupted before or while waiting; the
 * message then stays with the caller.
 *
 * @param <T> the type of the messages
 */
public interface Sender<T> extends ChannelEnd {

    /**
     * Sends a message, waiting for room, or for a receiver on a rendezvous channel.
     * <p>
     * <b>Blocking:</b> until there is room.
     *
     * @throws ChannelClosedException if the channel is closed or becomes so while waiting
     * @throws ChannelFullException if there is no room and the overflow policy is {@link Overflow#REJECT}
     * @throws InterruptedException if the thread is interrupted; the message was not sent
     */
    void send(T message) throws InterruptedException;

    /**
     * Sends a message if there is room within the given time.
     * <p>
     * <b>Blocking:</b> at most {@code timeout}; zero or less tries once.
     *
     * @return {@code false} if the time ran out; the message was not sent
     * @throws ChannelClosedException if the channel is closed or becomes so while waiting
     * @throws ChannelFullException if there is no room and the overflow policy is {@link Overflow#REJECT}
     * @throws InterruptedException if the thread is interrupted; the message was not sent
     */
    boolean send(T message, Duration timeout) throws InterruptedException;

    /**
     * Sends a message if there is room now.
     * <p>
     * <b>Blocking:</b> never.
     *
     * @return {@code false} if the channel is full; the message was not sent
     * @throws ChannelClosedException if the channel is closed
     */
    boolean trySend(T message);

    /**
     * Sends a message once for each subscription to the result, waiting for room without holding a thread.
     * <p>
     * <b>Blocking:</b> never. Cancelling withdraws the message if it is still waiting for room. Fails with
     * {@link ChannelClosedException} or {@link ChannelFullException} as {@link #send(Object)} does.
     */
    Uni<Void> sendAsync(T message);

    /**
     * Like {@link #sendAsync(Object)}, and fails with {@link ChannelTimeoutException} when there was no room in time; the
     * message was then not sent.
     * <p>
     * <b>Blocking:</b> never.
     */
    Uni<Void> sendAsync(T message, Duration timeout);

    /**
     * Sends the messages one after another, waiting for room.
     * <p>
     * <b>Blocking:</b> until all are taken. Other senders' messages may come in between.
     *
     * @return how many were taken, fewer than given only if one was refused or the thread interrupted (the flag is then set
     *         again) on the way
     * @throws ChannelClosedException if the channel is closed and none was taken
     * @throws ChannelFullException if there is no room, the overflow policy is {@link Overflow#REJECT} and none was taken
     * @throws InterruptedException if the thread is interrupted and none was taken
     */
    int sendAll(Collection<? extends T> messages) throws InterruptedException;

    /**
     * Sends as many of the messages as find room within the given time.
     * <p>
     * <b>Blocking:</b> at most {@code timeout} in all.
     *
     * @return how many were taken, from the first on
     * @throws ChannelClosedException if the channel is closed and none was taken
     * @throws ChannelFullException if there is no room, the overflow policy is {@link Overflow#REJECT} and none was taken
     * @throws InterruptedException if the thread is interrupted and none was taken
     */
    int sendAll(Collection<? extends T> messages, Duration timeout) throws InterruptedException;

    /**
     * Sends as many of the messages as find room now.
     * <p>
     * <b>Blocking:</b> never.
     *
     * @return how many were taken, from the first on
     * @throws ChannelClosedException if the channel is closed and none was taken
     */
    int trySendAll(Collection<? extends T> messages);

    /**
     * Sends the messages one after another, waiting for room without holding a thread.
     * <p>
     * <b>Blocking:</b> never. Completes with how many were taken; fails as {@link #sendAll(Collection)} throws.
     */
    Uni<Integer> sendAllAsync(Collection<? extends T> messages);

    /**
     * Sends as many of the messages as find room within the given time, without holding a thread.
     * <p>
     * <b>Blocking:</b> never. Completes with how many were taken, from the first on; fails as
     * {@link #sendAll(Collection, Duration)} throws.
     */
    Uni<Integer> sendAllAsync(Collection<? extends T> messages, Duration timeout);

    /**
     * Takes a slot now for a message later, waiting for room.
     * <p>
     * <b>Blocking:</b> until there is room, also under a dropping or rejecting overflow policy.
     *
     * @throws ChannelClosedException if the channel is closed or becomes so while waiting
     * @throws UnsupportedOperationException if this is a rendezvous channel, which has no slots
     * @throws InterruptedException if the thread is interrupted; no slot was taken
     */
    Permit<T> reserve() throws InterruptedException;

    /**
     * Takes a slot if there is one within the given time.
     * <p>
     * <b>Blocking:</b> at most {@code timeout}.
     *
     * @return {@code null} if the time ran out
     * @throws ChannelClosedException if the channel is closed or becomes so while waiting
     * @throws UnsupportedOperationException if this is a rendezvous channel
     * @throws InterruptedException if the thread is interrupted; no slot was taken
     */
    @Nullable
    Permit<T> reserve(Duration timeout) throws InterruptedException;

    /**
     * Takes a slot if there is one now.
     * <p>
     * <b>Blocking:</b> never.
     *
     * @return {@code null} if the channel is full
     * @throws ChannelClosedException if the channel is closed
     * @throws UnsupportedOperationException if this is a rendezvous channel
     */
    @Nullable
    Permit<T> tryReserve();

    /**
     * Takes a slot once for each subscription to the result, waiting without holding a thread.
     * <p>
     * <b>Blocking:</b> never. Fails as {@link #reserve()} throws. Cancelling gives the slot back.
     */
    Uni<Permit<T>> reserveAsync();

    /**
     * Like {@link #reserveAsync()}, and fails with {@link ChannelTimeoutException} when no slot came free in time.
     * <p>
     * <b>Blocking:</b> never.
     */
    Uni<Permit<T>> reserveAsync(Duration timeout);

    /**
     * Another sender of the same channel, to be closed on its own.
     * <p>
     * <b>Blocking:</b> never.
     *
     * @throws ChannelClosedException if this end is closed
     */
    Sender<T> duplicate();

    /**
     * Ends the channel for all senders: what is queued is received, then {@link CloseReason#FAILED} with this cause.
     * Without effect on a channel that is already closed.
     * <p>
     * <b>Blocking:</b> never.
     *
     * @throws UnsupportedOperationException if this end is owned by the container; use {@link ChannelControl#fail}
     */
    void fail(Throwable cause);

    /**
     * Ends the channel at once with {@link CloseReason#FAILED}: what is queued goes to the undelivered handler.
     * <p>
     * <b>Blocking:</b> never.
     *
     * @throws UnsupportedOperationException if this end is owned by the container; use {@link ChannelControl#failNow}
     */
    void failNow(Throwable cause);
}
