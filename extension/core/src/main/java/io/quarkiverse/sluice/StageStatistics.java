package io.quarkiverse.sluice;

/**
 * A pipeline stage's figures at one instant. Counts are since it was made.
 *
 * @param name the stage's name
 * @param depth messages waiting before the stage
 * @param capacity messages that may wait before it
 * @param concurrency messages it works on at once, at most
 * @param inFlight messages taken and not yet handed on
 * @param processed messages it is done with
 * @param failed messages whose function threw
 */
public record StageStatistics(String name, long depth, int capacity, int concurrency, int inFlight, long processed,
        long failed) {
}
