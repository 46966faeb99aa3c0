package io.quarkiverse.sluice.demo.lab;

/**
 * Where a lesson writes what happens. Thread-safe; lines leave in the order in which they were written.
 */
@FunctionalInterface
public interface Transcript {

    /**
     * Writes a line.
     * <p>
     * <b>Blocking:</b> until the reader has room for it, so a slow reader slows the lesson instead of filling memory.
     *
     * @throws InterruptedException if the run is stopped, because the reader left or its time is up
     */
    void line(String text) throws InterruptedException;
}
