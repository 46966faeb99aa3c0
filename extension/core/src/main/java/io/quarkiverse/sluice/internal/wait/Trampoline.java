package io.quarkiverse.sluice.internal.wait;

import java.util.ArrayDeque;

import org.jspecify.annotations.Nullable;

/**
 * Runs signals one after another on the current thread: one that is raised while another runs waits for its turn, so that
 * a chain of any length runs at constant stack depth.
 */
final class Trampoline {

    private static final ThreadLocal<@Nullable ArrayDeque<Runnable>> RUNNING = new ThreadLocal<>();

    private Trampoline() {
    }

    static void run(Runnable signal) {
        ArrayDeque<Runnable> running = RUNNING.get();
        if (running != null) {
            running.add(signal);
            return;
        }
        var queue = new ArrayDeque<Runnable>();
        RUNNING.set(queue);
        try {
            for (Runnable next = signal; next != null; next = queue.poll()) {
                next.run();
            }
        } finally {
            RUNNING.remove();
            // Only an error thrown by a subscriber leaves signals behind; they must not be lost with it.
            for (Runnable left = queue.poll(); left != null; left = queue.poll()) {
                run(left);
            }
        }
    }
}
