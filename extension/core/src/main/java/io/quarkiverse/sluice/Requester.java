package io.quarkiverse.sluice;

import java.time.Duration;

import io.smallrye.mutiny.Uni;

/**
 * Asks a question and gets the answer to it. Thread-safe; a reply reaches the caller whose request it answers.
 * <p>
 * A caller that gives up cancels its request: one still queued is removed, one already taken can see it by
 * {@link Request#isCancelled()}.
 *
 * @param <Q> the type of the requests
 * @param <R> the type of the replies
 */
public interface Requester<Q, R> extends AutoCloseable {

    /** The requester's name. */
    String name();

    /**
     * Sends a request and waits for its reply.
     * <p>
     * <b>Blocking:</b> at most the requester's default time, waiting for room included.
     *
     * @throws ChannelTimeoutException if there was no reply in time
     * @throws NoReplyException if the request can no longer be answered
     * @throws RequestFailedException if the responder threw a checked exception; an unchecked one is thrown as it is
     * @throws ChannelClosedException if the requester is closed
     * @throws InterruptedException if the thread is interrupted; the request is cancelled
     */
    R request(Q request) throws InterruptedException;

    /**
     * Sends a request and waits for its reply.
     * <p>
     * <b>Blocking:</b> at most {@code timeout}, waiting for room included; it is also the responder's deadline.
     *
     * @throws ChannelTimeoutException if there was no reply in time
     * @throws NoReplyException if the request can no longer be answered
     * @throws RequestFailedException if the responder threw a checked exception; an unchecked one is thrown as it is
     * @throws ChannelClosedException if the requester is closed
     * @throws InterruptedException if the thread is interrupted; the request is cancelled
     */
    R request(Q request, Duration timeout) throws InterruptedException;

    /**
     * Sends a request once for each subscription to the result, holding no thread.
     * <p>
     * <b>Blocking:</b> never. Fails as {@link #request(Object)} throws. Cancelling cancels the request.
     */
    Uni<R> requestAsync(Q request);

    /**
     * Like {@link #requestAsync(Object)}, with a time of its own.
     * <p>
     * <b>Blocking:</b> never.
     */
    Uni<R> requestAsync(Q request, Duration timeout);

    /** The requester's figures at this instant. */
    RequesterStatistics statistics();

    /**
     * Refuses further requests. Those already queued are still answered. Idempotent.
     * <p>
     * <b>Blocking:</b> never.
     */
    @Override
    void close();
}
