package io.quarkiverse.sluice.internal.channel;

import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

import io.quarkiverse.sluice.ChannelControl;
import io.quarkiverse.sluice.ChannelStatistics;
import io.quarkiverse.sluice.CloseReason;
import io.quarkiverse.sluice.internal.wait.CloseOperation;
import io.smallrye.mutiny.Uni;

/** Control over a {@link ChannelState}. */
public final class StandardControl<T> implements ChannelControl<T> {

    private final ChannelState<T> state;

    public StandardControl(ChannelState<T> state) {
        this.state = state;
    }

    @Override
    public String name() {
        return state.name();
    }

    @Override
    public void complete() {
        guarded(() -> state.close(CloseReason.COMPLETED, null));
    }

    @Override
    public void fail(Throwable cause) {
        Objects.requireNonNull(cause, "cause");
        guarded(() -> state.close(CloseReason.FAILED, cause));
    }

    @Override
    public void failNow(Throwable cause) {
        Objects.requireNonNull(cause, "cause");
        guarded(() -> state.closeNow(CloseReason.FAILED, cause));
    }

    @Override
    public void shutdown() {
        guarded(() -> state.closeNow(CloseReason.SHUTDOWN, null));
    }

    @Override
    public List<T> drain() {
        return guarded(state::drain);
    }

    @Override
    public void pause() {
        guarded(() -> state.setPaused(true));
    }

    @Override
    public void resume() {
        guarded(() -> state.setPaused(false));
    }

    @Override
    public boolean isPaused() {
        return guarded(state::isPaused);
    }

    @Override
    public void resize(int capacity) {
        guarded(() -> state.resize(capacity));
    }

    @Override
    public ChannelStatistics statistics() {
        return guarded(state::statistics);
    }

    @Override
    public Uni<CloseReason> whenClosed() {
        return CloseOperation.uni(state);
    }

    /** Takes a message out of the queue, by identity, if it is still there. */
    public boolean remove(T message) {
        return guarded(() -> state.remove(message));
    }

    private void guarded(Runnable action) {
        state.guard().lock();
        try {
            action.run();
        } finally {
            state.guard().unlock();
        }
    }

    private <V> V guarded(Supplier<V> query) {
        state.guard().lock();
        try {
            return query.get();
        } finally {
            state.guard().unlock();
        }
    }

    @Override
    public String toString() {
        return "ChannelControl[" + name() + "]";
    }
}
