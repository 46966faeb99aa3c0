package io.quarkiverse.sluice.it;

import io.quarkiverse.sluice.cdi.Key;

/** What is ordered and how many of it. */
public record Order(@Key String article, int count) {
}
