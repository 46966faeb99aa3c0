package io.quarkiverse.sluice;

import java.util.Comparator;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.sluice.internal.channel.ChannelCore;
import io.quarkiverse.sluice.internal.channel.ChannelNames;
import io.quarkiverse.sluice.internal.channel.ChannelOptions;
import io.quarkiverse.sluice.internal.channel.StandardControl;
import io.quarkiverse.sluice.internal.channel.StandardReceiver;
import io.quarkiverse.sluice.internal.channel.StandardSender;

/**
 * Sets a channel up. Not thread-safe; may be built from several times.
 *
 * @param <T> the type of the messages
 */
public final class ChannelBuilder<T> {

    /** The capacity of a channel when none is set, in messages. */
    public static final int DEFAULT_CAPACITY = 256;

    private final @Nullable String name;
    private @Nullable Integer capacity;
    private Overflow overflow = Overflow.BLOCK;
    private @Nullable UndeliveredHandler<? super T> undelivered;
    private @Nullable Comparator<? super T> priority;

    ChannelBuilder(@Nullable String name) {
        this.name = name;
    }

    /**
     * Sets how many messages the channel holds at most; 0 makes it a rendezvous channel. The default is
     * {@value #DEFAULT_CAPACITY}.
     *
     * @throws IllegalArgumentException if {@code messages} is negative
     */
    public ChannelBuilder<T> capacity(int messages) {
        if (messages < 0) {
            throw new IllegalArgumentException(
                    "The capacity of " + label() + " must be 0 (rendezvous) or more messages, not " + messages);
        }
        this.capacity = messages;
        return this;
    }

    /** Removes the limit: sends never wait. */
    public ChannelBuilder<T> unbounded() {
        this.capacity = Channels.UNBOUNDED;
        return this;
    }

    /** Sets what a send does when the channel is full. The default is {@link Overflow#BLOCK}. */
    public ChannelBuilder<T> overflow(Overflow policy) {
        this.overflow = Objects.requireNonNull(policy, "policy");
        return this;
    }

    /** Sets who gets the messages that were accepted and will not be received. Without one they are only counted. */
    public ChannelBuilder<T> onUndelivered(UndeliveredHandler<? super T> handler) {
        this.undelivered = Objects.requireNonNull(handler, "handler");
        return this;
    }

    /**
     * Makes it a priority channel: the least message by the comparator is received first, those that compare as equal in the
     * order they were sent. With {@link Overflow#DROP_OLDEST} the oldest of the greatest is given up.
     * <p>
     * The comparator runs with the channel's locks held, alone of all user code: it must be quick, must not use the channel,
     * and what it throws reaches the sender, whose message was not sent.
     */
    public ChannelBuilder<T> priority(Comparator<? super T> order) {
        this.priority = Objects.requireNonNull(order, "order");
        return this;
    }

    /**
     * Makes a channel.
     *
     * @throws IllegalArgumentException if a dropping overflow policy is combined with a rendezvous or an unbounded channel,
     *         {@link Overflow#LATEST} with a capacity other than 1, or a priority with a rendezvous channel
     */
    public ChannelPair<T> build() {
        int messages = checkedCapacity();
        if (priority != null && messages == 0) {
            throw new IllegalArgumentException("Priorities need a buffer, but " + label()
                    + " is a rendezvous channel: set a capacity of at least 1, or leave the priority out");
        }
        return pair(new ChannelOptions<>(name != null ? name : ChannelNames.next(),
                ChannelOptions.flavour(messages, overflow), priority, undelivered));
    }

    static <T> ChannelPair<T> pair(ChannelOptions<T> options) {
        var core = new ChannelCore<>(options);
        return new ChannelPair<>(new StandardSender<>(core), new StandardReceiver<>(core), new StandardControl<>(core));
    }

    private int checkedCapacity() {
        if (overflow == Overflow.LATEST) {
            if (capacity != null && capacity != 1) {
                throw new IllegalArgumentException("Overflow policy latest holds 1 message, but " + label()
                        + " has a capacity of " + capacity + ": leave the capacity out, or use drop-oldest");
            }
            return 1;
        }
        int messages = capacity != null ? capacity : DEFAULT_CAPACITY;
        if (overflow.drops() && (messages == 0 || messages == Channels.UNBOUNDED)) {
            throw new IllegalArgumentException("Overflow policy " + overflow.name().toLowerCase().replace('_', '-')
                    + " needs a bounded buffer, but " + label() + " is "
                    + (messages == 0 ? "a rendezvous channel" : "unbounded")
                    + ": set a capacity of at least 1, or use overflow=block");
        }
        return messages;
    }

    private String label() {
        return name == null ? "the channel" : "channel '" + name + "'";
    }
}
