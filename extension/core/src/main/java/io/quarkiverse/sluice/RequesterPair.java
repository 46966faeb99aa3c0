package io.quarkiverse.sluice;

/**
 * A new requester and the queue its requests are taken from.
 *
 * @param requester asks
 * @param requests the requests, each received by exactly one responder
 * @param control control over the queue of requests
 * @param <Q> the type of the requests
 * @param <R> the type of the replies
 */
public record RequesterPair<Q, R>(Requester<Q, R> requester, Receiver<Request<Q, R>> requests,
        ChannelControl<Request<Q, R>> control) {
}
