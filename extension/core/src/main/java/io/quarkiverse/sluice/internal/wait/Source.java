package io.quarkiverse.sluice.internal.wait;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.sluice.internal.carry.Carried;

/**
 * An end that messages are received from, as waiting operations and select see it. All methods but {@link #guard()},
 * {@link #name()}, {@link #pollQuickly()}, {@link #prepare()} and {@link #delivered} are called with the guard held.
 *
 * @param <T> the type of the messages
 */
public interface Source<T> {

    /** The outcome "nothing was taken": {@link #prepare()} and try again. */
    Object RETRY = new Object();

    String name();

    Guard guard();

    /**
     * Takes the next message if that concerns nobody else. Called without the guard; {@code null} says nothing but that it
     * has to be tried with the guard held.
     */
    default @Nullable T pollQuickly() {
        return null;
    }

    /** Called without the guard before each attempt; may run user code. */
    default void prepare() {
    }

    /** Takes the next message, or returns {@code null} if there is none now. */
    @Nullable
    T poll();

    /**
     * The outcome of a receive now: the next message, a {@link Refused}, {@link #RETRY}, or {@code null} if it has to wait.
     */
    default @Nullable Object attempt() {
        T message = poll();
        return message != null ? message : ended();
    }

    /** A message as whoever receives it gets it: without its load, unless it was asked for. */
    default T delivered(T message) {
        return Carried.unpack(message);
    }

    /** Why no message will ever come through this end again, or {@code null}. */
    @Nullable
    Closed ended();

    /** Who waits for {@link #ended()}, without taking messages. */
    NodeQueue<Closed> endWaiters();

    /** Who waits for a message. */
    NodeQueue<T> receivers();
}
