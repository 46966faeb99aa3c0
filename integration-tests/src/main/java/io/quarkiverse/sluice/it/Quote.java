package io.quarkiverse.sluice.it;

/** What an article costs. */
public record Quote(String article, int cents) {
}
