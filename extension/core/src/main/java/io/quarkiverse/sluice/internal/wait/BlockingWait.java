package io.quarkiverse.sluice.internal.wait;

import java.util.function.Function;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/** A thread's wait in one queue under one lock. */
public final class BlockingWait {

    private BlockingWait() {
    }

    /**
     * Does something at once, or enqueues the thread and waits for its outcome.
     * <p>
     * <b>Blocking:</b> at most {@code nanos}, counted from {@code start}.
     *
     * @param attempt called with the guard held: does it and returns the outcome, or {@code null} if it has to wait
     * @param newNode a node to wait with
     * @param looks how often to look before parking
     * @return the outcome, or {@code null} if the time ran out
     * @throws InterruptedException if the thread was interrupted while waiting; nothing has happened
     */
    public static <T> @Nullable Object outcome(Guard guard, NodeQueue<T> queue, Supplier<@Nullable Object> attempt,
            Function<Wait, Node<T>> newNode, int looks, long start, long nanos) throws InterruptedException {
        ThreadWait wait;
        Node<T> node;
        guard.lock();
        try {
            Object outcome = attempt.get();
            if (outcome != null || nanos <= 0) {
                return outcome;
            }
            wait = new ThreadWait(looks);
            node = newNode.apply(wait);
            queue.add(node);
        } finally {
            guard.unlock();
        }
        boolean decided = false;
        try {
            decided = wait.await(start, nanos);
            return decided ? wait.outcome() : null;
        } finally {
            if (!decided) {
                guard.run(() -> queue.remove(node));
            }
        }
    }
}
