package io.quarkiverse.sluice.internal.wait;

import java.util.ArrayDeque;

import org.jspecify.annotations.Nullable;

/**
 * Runs signals on the current thread at bounded stack depth. A few levels nest, so that a callback may await another result
 * of the same thread; a signal raised deeper down waits for its turn, so that a chain of any length needs constant stack.
 */
final class Trampoline {

    private static final int NESTED = 16;

    private static final ThreadLocal<@Nullable Trampoline> RUNNING = new ThreadLocal<>();

    private final ArrayDeque<Runnable> waiting = new ArrayDeque<>();
    private int depth;

    private Trampoline() {
    }

    static void run(Runnable signal) {
        Trampoline running = RUNNING.get();
        if (running == null) {
            var fresh = new Trampoline();
            RUNNING.set(fresh);
            fresh.runAll(signal);
        } else if (running.depth < NESTED) {
            running.nest(signal);
        } else {
            running.waiting.add(signal);
        }
    }

    private void runAll(Runnable first) {
        try {
            for (Runnable next = first; next != null; next = waiting.poll()) {
                nest(next);
            }
        } finally {
            RUNNING.remove();
            // Only an error thrown by a subscriber leaves signals behind; they must not be lost with it.
            for (Runnable left = waiting.poll(); left != null; left = waiting.poll()) {
                run(left);
            }
        }
    }

    private void nest(Runnable signal) {
        depth++;
        try {
            signal.run();
        } finally {
            depth--;
        }
    }
}
