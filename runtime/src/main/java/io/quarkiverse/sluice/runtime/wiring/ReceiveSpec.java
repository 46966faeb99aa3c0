package io.quarkiverse.sluice.runtime.wiring;

/**
 * What the build found out about a receive handler beyond what all handlers have.
 *
 * @param payload the type of the messages
 * @param keyed whether the payload says what its key is
 * @param batch whether the method takes several messages at once
 * @param concurrency how many calls there may be at once by its annotation, 0 if it does not say
 * @param competing whether it shares its channel with other handlers
 */
public record ReceiveSpec(String payload, boolean keyed, boolean batch, int concurrency, boolean competing) {
}
