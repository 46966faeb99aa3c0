package io.quarkiverse.sluice;

import java.time.Duration;
import java.util.Objects;

import io.quarkiverse.sluice.internal.request.StandardRequester;

/**
 * Sets a requester and its queue up. Not thread-safe; may be built from several times.
 *
 * @param <Q> the type of the requests
 * @param <R> the type of the replies
 */
public final class RequesterBuilder<Q, R> {

    /** How long a request may take when nothing is set. */
    public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);

    private final String name;
    private int capacity = ChannelBuilder.DEFAULT_CAPACITY;
    private Duration timeout = DEFAULT_TIMEOUT;

    RequesterBuilder(String name) {
        this.name = Objects.requireNonNull(name, "name");
    }

    /**
     * Sets how many requests may be queued; 0 hands each to a waiting responder. Callers wait beyond that.
     *
     * @throws IllegalArgumentException if {@code requests} is negative
     */
    public RequesterBuilder<Q, R> capacity(int requests) {
        if (requests < 0) {
            throw new IllegalArgumentException(
                    "The capacity of requester '" + name + "' must be 0 or more requests, not " + requests);
        }
        this.capacity = requests;
        return this;
    }

    /**
     * Sets how long a request may take from the call to its reply. The default is 10 seconds.
     *
     * @throws IllegalArgumentException if {@code limit} is not positive
     */
    public RequesterBuilder<Q, R> timeout(Duration limit) {
        if (limit.isNegative() || limit.isZero()) {
            throw new IllegalArgumentException("The timeout of requester '" + name + "' must be positive, not " + limit);
        }
        this.timeout = limit;
        return this;
    }

    /** Makes a requester and the queue of its requests. */
    public RequesterPair<Q, R> build() {
        return StandardRequester.create(name, capacity, timeout);
    }
}
