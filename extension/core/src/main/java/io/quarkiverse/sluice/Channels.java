package io.quarkiverse.sluice;

import java.util.Objects;

import io.quarkiverse.sluice.internal.channel.ChannelNames;
import io.quarkiverse.sluice.internal.channel.ChannelOptions;
import io.quarkiverse.sluice.internal.channel.flavour.OneShot;

/**
 * Makes channels, broadcasters, requesters and pipelines.
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

    /** A builder for a pipeline whose input is of type {@code I}. */
    public static <I> PipelineBuilder<I, I> pipeline(String name) {
        return PipelineBuilder.start(name);
    }
}
