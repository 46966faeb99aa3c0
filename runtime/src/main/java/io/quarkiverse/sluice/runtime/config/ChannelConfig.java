package io.quarkiverse.sluice.runtime.config;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

import io.quarkiverse.sluice.Overflow;
import io.quarkus.runtime.annotations.ConfigDocDefault;
import io.quarkus.runtime.annotations.ConfigGroup;
import io.smallrye.config.WithDefault;

/** A channel as far as it can be changed without a rebuild. */
@ConfigGroup
public interface ChannelConfig {

    /**
     * How many messages the channel holds at most; 0 makes it a rendezvous channel, {@code unbounded} removes the limit.
     */
    @ConfigDocDefault("256")
    Optional<String> capacity();

    /**
     * What a send does when the channel is full.
     */
    @WithDefault("block")
    Overflow overflow();

    /**
     * How many calls of each handler method there may be at once.
     */
    @ConfigDocDefault("what @Receive says, else 1")
    OptionalInt concurrency();

    /**
     * What order handlers keep. {@code fifo}: a message begins when the one before is done, retries included. {@code key}:
     * likewise among messages of one key, which the payload marks with {@code @Key}. {@code none}: messages begin in order,
     * and one that waits for a retry is overtaken.
     */
    @ConfigDocDefault("fifo with a concurrency of 1, else none")
    Optional<HandlerOrder> order();

    /**
     * How many messages each handler may have set aside, for a retry or because another one of their key is being handled.
     * When there are that many, no further ones are taken from the channel than are handled at once.
     */
    @WithDefault("256")
    int setAside();

    /**
     * Batches, for a handler that takes a list.
     */
    BatchConfig batch();

    /**
     * Retries.
     */
    RetryConfig retry();

    /**
     * Whether the identity of the sender becomes that of the handler's call. A message whose sender's identity has expired by
     * then is not handled but fails. It never goes into dead letters.
     */
    @WithDefault("false")
    boolean propagateIdentity();

    /**
     * When the messages of injected senders leave: at once, or after the commit of the JTA transaction in which they are
     * sent. {@code @AfterCommit} chooses the latter for one sender.
     */
    @WithDefault("at-once")
    SendTime send();

    /**
     * How long a transaction that sends after its commit waits for room in the channel before it rolls back.
     */
    @WithDefault("10s")
    Duration commitTimeout();

    /** How messages are put together for a handler that takes a list. */
    @ConfigGroup
    interface BatchConfig {

        /**
         * How many messages a batch has at most.
         */
        @WithDefault("64")
        int size();

        /**
         * How long a batch that is not full waits for further messages; 0 takes only what is there.
         */
        @WithDefault("100ms")
        Duration time();
    }

    /** What is done when a handler fails, before the message becomes a dead letter. */
    @ConfigGroup
    interface RetryConfig {

        /**
         * How often a message is tried in all; 1 tries it once.
         */
        @WithDefault("1")
        int maxAttempts();

        /**
         * How long the second attempt waits after the first.
         */
        @WithDefault("100ms")
        Duration delay();

        /**
         * How many times longer each further attempt waits than the one before.
         */
        @WithDefault("2")
        double factor();

        /**
         * The longest an attempt waits.
         */
        @WithDefault("1m")
        Duration maxDelay();

        /**
         * The share of each delay that is left to chance, from 0 to 1: with 0.2 a delay is shorter by up to a fifth, so that
         * messages that failed together are not tried together.
         */
        @WithDefault("0.2")
        double jitter();
    }
}
