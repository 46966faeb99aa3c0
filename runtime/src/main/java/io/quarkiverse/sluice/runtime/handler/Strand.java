package io.quarkiverse.sluice.runtime.handler;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

import org.jboss.logging.Logger;

/**
 * Runs steps one after another, each in the thread that brings it or in the one that is just running others. What only steps
 * touch needs no lock, and a step may bring further ones. Thread-safe.
 */
final class Strand {

    private static final Logger LOG = Logger.getLogger("io.quarkiverse.sluice");

    private final Queue<Runnable> steps = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();

    /**
     * Runs the step, or leaves it to the thread that is running others.
     * <p>
     * <b>Blocking:</b> never, as long as no step does.
     */
    void run(Runnable step) {
        steps.add(step);
        if (waiting.getAndIncrement() == 0) {
            do {
                runSafely(steps.remove());
            } while (waiting.decrementAndGet() > 0);
        }
    }

    /** A step that fails, for want of memory above all, must not keep the others from running. */
    private static void runSafely(Runnable step) {
        try {
            step.run();
        } catch (Throwable failure) {
            LOG.error("A step of a dispatcher failed", failure);
        }
    }
}
