package io.quarkiverse.sluice.demo.lab;

/**
 * A line of a transcript as NDJSON.
 *
 * @param line its number, from 1
 * @param text what it says
 */
public record TranscriptLine(long line, String text) {
}
