package io.quarkiverse.sluice.internal.select;

import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.sluice.ChannelClosedException;
import io.quarkiverse.sluice.internal.wait.Closed;
import io.quarkiverse.sluice.internal.wait.Guard;
import io.quarkiverse.sluice.internal.wait.Source;
import io.quarkiverse.sluice.internal.wait.Wait;

/** One alternative of a select: a send or a receive with its callbacks. */
abstract class Clause<R> {

    private final @Nullable Function<? super ChannelClosedException, ? extends R> onClosed;

    Clause(@Nullable Function<? super ChannelClosedException, ? extends R> onClosed) {
        this.onClosed = onClosed;
    }

    abstract String name();

    abstract Guard guard();

    /** Called without the guard before each attempt. */
    void prepare() {
    }

    /** With the guard held: does it and returns the outcome, {@link Source#RETRY}, or {@code null} if it is not ready. */
    abstract @Nullable Object attempt();

    /** With the guard held: waits for it. */
    abstract void enqueue(Wait wait);

    /** With the guard held: waits no longer. */
    abstract void leave();

    /** Whether the wait was decided in favour of this clause. */
    abstract boolean won(Wait wait);

    /** Runs the callback for an outcome that means it was done. */
    abstract R done(Object outcome);

    /** Runs the callback for the outcome. */
    final R finish(Object outcome) {
        if (outcome instanceof Closed closed) {
            if (onClosed == null) {
                throw closed.exception();
            }
            return onClosed.apply(closed.exception());
        }
        return done(outcome);
    }
}
