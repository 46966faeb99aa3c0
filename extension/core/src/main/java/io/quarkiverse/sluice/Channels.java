package io.quarkiverse.sluice;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

import io.quarkiverse.sluice.internal.channel.ChannelNames;
import io.quarkiverse.sluice.internal.channel.ChannelOptions;
import io.quarkiverse.sluice.internal.channel.flavour.OneShot;
import io.quarkiverse.sluice.internal.timer.TimerReceiver;
import io.quarkiverse.sluice.internal.watch.StandardWatch;

/**
 * Makes channels, broadcasters, requesters, pipelines, watches and timers.
 *
 * <pre>{@code
 * var orders = Channels.<Order> bounded(64);
 * orders.sender().send(order); // waits while 64 are queued
 * Order next = orders.receiver().receive();
 * }</pre>
 */
public final class Channels {

    /** The capacity of a channel without a limit. */
    public static final int UNBOUNDED = Integer.MAX_VALUE;

    private Channels() {
    }

    /**
     * A channel that holds at most {@code capacity} messages and makes senders wait beyond that; 0 is
     * {@link #rendezvous()}.
     *
     * @throws IllegalArgumentException if {@code capacity} is negative
     */
    public static <T> ChannelPair<T> bounded(int capacity) {
        return Channels.<T> builder().capacity(capacity).build();
    }

    /** A channel without a limit: sends never wait, and memory is the only bound. */
    public static <T> ChannelPair<T> unbounded() {
        return Channels.<T> builder().unbounded().build();
    }

    /** A channel without a buffer: a send returns once its message has been received. */
    public static <T> ChannelPair<T> rendezvous() {
        return Channels.<T> builder().capacity(0).build();
    }

    /**
     * A channel for exactly one message: the send that is accepted completes it, and another is refused with
     * {@link IllegalStateException}. Closed before anything was sent, its receiver gets
     * {@link CloseReason#COMPLETED COMPLETED}.
     */
    public static <T> ChannelPair<T> oneShot() {
        return ChannelBuilder.pair(new ChannelOptions<>(ChannelNames.next(), new OneShot<>(), null, null));
    }

    /** A builder for a channel with a generated name. */
    public static <T> ChannelBuilder<T> builder() {
        return new ChannelBuilder<>(null);
    }

    /** A builder for a channel with the given name, which appears in messages, figures and thread names. */
    public static <T> ChannelBuilder<T> builder(String name) {
        return new ChannelBuilder<>(Objects.requireNonNull(name, "name"));
    }

    /** A builder for a broadcaster: every subscriber gets every event. */
    public static <T> BroadcasterBuilder<T> broadcaster(String name) {
        return new BroadcasterBuilder<>(name);
    }

    /** A builder for a requester and the queue of its requests. */
    public static <Q, R> RequesterBuilder<Q, R> requester(String name) {
        return new RequesterBuilder<>(name);
    }

    /**
     * A value that changes and is watched, without a value yet.
     *
     * @param name appears in messages
     */
    public static <T> Watch<T> watch(String name) {
        return new StandardWatch<>(Objects.requireNonNull(name, "name"), null);
    }

    /**
     * A value that changes and is watched.
     *
     * @param name appears in messages
     * @param initial its first value, which is new to every watcher
     */
    public static <T> Watch<T> watch(String name, T initial) {
        return new StandardWatch<>(Objects.requireNonNull(name, "name"), Objects.requireNonNull(initial, "initial"));
    }

    /**
     * A receiver that yields once, when the given time has passed; zero or less is ready at once, and what is too long for
     * nanoseconds is never ready.
     * <p>
     * <b>Blocking:</b> never. The time counts from this call, by a clock that nobody sets. What is yielded is the instant at
     * which it was due. After it the receiver is completed: a further {@code receive} throws {@link ChannelClosedException}
     * with {@link CloseReason#COMPLETED}, and in a select it is closed, so that a loop makes a new one or leaves it out.
     * <p>
     * It needs no closing: one that nobody waits for costs nothing, and one that nobody can reach is collected.
     */
    public static Receiver<Instant> after(Duration delay) {
        return TimerReceiver.after(delay);
    }

    /**
     * A receiver that yields the given instant once, when it has come; one that is past is ready at once.
     * <p>
     * <b>Blocking:</b> never. How long that is, is measured in this call; from then on it is as {@link #after(Duration)}, and
     * setting the clock on the wall neither hastens nor delays it.
     */
    public static Receiver<Instant> at(Instant instant) {
        return TimerReceiver.at(instant);
    }

    /**
     * A receiver that yields again and again, at equal distances that count from this call, until it is closed.
     * <p>
     * <b>Blocking:</b> never. What is yielded is the instant at which the tick was due. Ticks that nobody received in time
     * are one tick, the latest; the next is due when it would have been anyway, so that lateness never adds up. Each tick
     * goes to one receive.
     * <p>
     * It need not be closed: a tick that nobody waits for costs nothing, and one that nobody can reach is collected.
     *
     * @param period the time between two ticks
     * @throws IllegalArgumentException if {@code period} is zero or less
     */
    public static Receiver<Instant> tick(Duration period) {
        return TimerReceiver.tick(period);
    }

    /**
     * A receiver that never yields and is never completed: a clause of a select that is switched off.
     * <p>
     * <b>Blocking:</b> never. It needs no closing.
     */
    public static <T> Receiver<T> never() {
        return TimerReceiver.never();
    }

    /** A builder for a pipeline whose input is of type {@code I}. */
    public static <I> PipelineBuilder<I, I> pipeline(String name) {
        return PipelineBuilder.start(name);
    }
}
