package io.quarkiverse.sluice;

import java.time.Duration;

import io.smallrye.mutiny.Uni;

/**
 * A request as its responder sees it. Thread-safe; the first outcome counts.
 *
 * <pre>{@code
 * for (Request<Query, Answer> request : requests) {
 *     try (request) { // closed without a reply: the caller gets NoReplyException at once
 *         request.reply(answer(request.value()));
 *     }
 * }
 * }</pre>
 *
 * @param <Q> the type of the request
 * @param <R> the type of the reply
 */
public interface Request<Q, R> extends AutoCloseable {

    /** What is asked. */
    Q value();

    /**
     * Answers the request.
     * <p>
     * <b>Blocking:</b> never.
     *
     * @return {@code false} if it came too late or was not the first outcome; it is then discarded and counted
     */
    boolean reply(R reply);

    /**
     * Fails the request. An unchecked exception or error reaches the caller as it is, a checked one as the cause of
     * {@link RequestFailedException}.
     * <p>
     * <b>Blocking:</b> never.
     *
     * @return {@code false} if it came too late or was not the first outcome; it is then discarded and counted
     */
    boolean fail(Throwable cause);

    /** Whether the caller gave up: it was cancelled, interrupted, or its time ran out. */
    boolean isCancelled();

    /**
     * Completes once the caller has given up, so that the responder can stop its work; never, if the request ends otherwise.
     * <p>
     * <b>Blocking:</b> never, and neither does the caller wait for what is done on it.
     */
    Uni<Void> whenCancelled();

    /** How much of the caller's time is left; zero once it has run out. */
    Duration remaining();

    /**
     * Ends the request: without an outcome so far the caller gets {@link NoReplyException} at once.
     * <p>
     * <b>Blocking:</b> never.
     */
    @Override
    void close();
}
