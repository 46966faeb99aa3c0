package io.quarkiverse.sluice.it;

/** What is ordered and how many of it. */
public record Order(String article, int count) {
}
