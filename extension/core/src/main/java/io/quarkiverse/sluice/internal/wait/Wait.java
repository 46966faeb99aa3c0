package io.quarkiverse.sluice.internal.wait;

import java.util.concurrent.atomic.AtomicBoolean;

import org.jspecify.annotations.Nullable;

/**
 * One wait. Whoever claims it decides it: the other side of the channel, a closing, its own time-out, interrupt or
 * cancellation. Claiming is the one atomic step between them.
 */
public abstract class Wait extends Deferred {

    private final AtomicBoolean claimed = new AtomicBoolean();
    private @Nullable Node<?> winner;
    private @Nullable Object outcome;

    /** Claims the wait; true exactly once. */
    public final boolean claim() {
        return !claimed.get() && claimed.compareAndSet(false, true);
    }

    public final boolean isClaimed() {
        return claimed.get();
    }

    /** Sets the outcome; only by the claimer, before the wait is signalled. */
    final void decide(Node<?> node, Object result) {
        this.winner = node;
        this.outcome = result;
    }

    /** Decides and signals the wait without a queue; without effect if it has been claimed. Called outside locks. */
    public final void complete(Object result) {
        if (claim()) {
            outcome = result;
            run();
        }
    }

    /** The node in whose favour the wait was decided. Valid once signalled. */
    public final @Nullable Node<?> winner() {
        return winner;
    }

    /** What the wait brought. Valid once signalled. */
    public final Object outcome() {
        if (outcome == null) {
            throw new IllegalStateException("The wait has not been decided");
        }
        return outcome;
    }
}
