package io.quarkiverse.sluice;

/**
 * A pipeline stage's figures at one instant. Counts are since it was made.
 *
 * @param name the stage's name
 * @param depth messages waiting before the stage, those included that wait for another with their key
 * @param capacity messages that may wait before it
 * @param concurrency messages it works on at once, at most
 * @param inFlight messages it works on or waits to hand on the results of
 * @param in messages it took
 * @param out results it handed on
 * @param processed messages it is done with, whichever way
 * @param failed messages its function failed on for good
 * @param skipped failed messages that were given up
 * @param retried calls of its function that were repeated
 * @param deadLettered failed messages that were sent to the dead-letter channel
 * @param undelivered messages it took and handed over to the undelivered handler
 */
public record StageStatistics(String name, long depth, int capacity, int concurrency, int inFlight, long in, long out,
        long processed, long failed, long skipped, long retried, long deadLettered, long undelivered) {
}
