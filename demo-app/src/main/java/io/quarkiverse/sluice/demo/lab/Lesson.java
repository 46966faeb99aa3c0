package io.quarkiverse.sluice.demo.lab;

/**
 * A program that shows one thing about channels.
 */
public interface Lesson {

    /** What the list of lessons says about it. */
    About about();

    /**
     * Runs the program to its end, with threads of its own that have ended when it returns. Called by several threads at
     * once, so a lesson keeps nothing between runs.
     * <p>
     * <b>Blocking:</b> until the program has ended; an interrupt stops it.
     *
     * @throws Exception what the program failed with; {@link InterruptedException} if it was stopped
     */
    void run(Settings settings, Transcript transcript) throws Exception;
}
