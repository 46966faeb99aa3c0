package io.quarkiverse.sluice;

/**
 * A requester's figures at one instant. Counts are since it was made.
 *
 * @param inFlight requests without an outcome so far
 * @param answered requests that got their reply
 * @param failed requests whose responder failed
 * @param timedOut requests whose time ran out
 * @param cancelled requests whose caller gave up
 * @param unanswered requests that ended with {@link NoReplyException} or found the requester closed
 * @param late replies that came too late or twice and were discarded
 */
public record RequesterStatistics(long inFlight, long answered, long failed, long timedOut, long cancelled,
        long unanswered, long late) {
}
