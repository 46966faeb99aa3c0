package io.quarkiverse.sluice.internal.select;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.sluice.internal.wait.AsyncOperation;
import io.quarkiverse.sluice.internal.wait.Durations;
import io.quarkiverse.sluice.internal.wait.Node;
import io.quarkiverse.sluice.internal.wait.Wait;

/** An asynchronous select. */
final class SelectOperation<R> extends AsyncOperation<@Nullable R> {

    /** The outcome "nothing was ready in time". */
    private static final Object TIMED_OUT = new Object();

    private final Selection<R> selection;

    SelectOperation(Selection<R> selection) {
        this.selection = selection;
    }

    @Override
    protected long timeoutNanos() {
        return Durations.limit(selection.timeout());
    }

    @Override
    protected Object timedOut() {
        return TIMED_OUT;
    }

    @Override
    protected @Nullable Object start(Wait wait) {
        return selection.startAsync(wait, timeoutNanos() > 0 ? null : TIMED_OUT);
    }

    @Override
    protected boolean abandon(Wait wait) {
        return selection.abandon(wait);
    }

    @Override
    protected @Nullable R finish(Wait wait, @Nullable Node<?> node, Object outcome, boolean cancelled) {
        if (outcome == TIMED_OUT) {
            return Objects.requireNonNull(selection.onTimeout()).get();
        }
        if (outcome instanceof Selection.Ready<?>) {
            @SuppressWarnings("unchecked")
            var ready = (Selection.Ready<R>) outcome;
            return ready.finish();
        }
        selection.leave();
        return selection.winner(wait).finish(outcome);
    }
}
