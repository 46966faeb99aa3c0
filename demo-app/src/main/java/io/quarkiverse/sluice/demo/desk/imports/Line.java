package io.quarkiverse.sluice.demo.desk.imports;

import org.jspecify.annotations.Nullable;

/**
 * A line of a file.
 *
 * @param number its number, from 1
 * @param text what it says, without its end; empty if it could not be read
 * @param size its length in bytes as far as it was kept
 * @param fault why it could not be read, or {@code null} if it could
 */
public record Line(long number, String text, int size, @Nullable String fault) {
}
