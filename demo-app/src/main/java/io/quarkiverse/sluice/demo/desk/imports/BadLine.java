package io.quarkiverse.sluice.demo.desk.imports;

/**
 * A line that was rejected.
 *
 * @param line its number in the file, from 1
 * @param reason what is wrong with it
 */
public record BadLine(long line, String reason) {
}
