package io.quarkiverse.sluice.internal.channel;

import java.util.List;
import java.util.Objects;

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
        state.guard().run(() -> state.close(CloseReason.COMPLETED, null));
    }

    @Override
    public void fail(Throwable cause) {
        Objects.requireNonNull(cause, "cause");
        state.guard().run(() -> state.close(CloseReason.FAILED, cause));
    }

    @Override
    public void failNow(Throwable cause) {
        Objects.requireNonNull(cause, "cause");
        state.guard().run(() -> state.closeNow(CloseReason.FAILED, cause));
    }

    @Override
    public void shutdown() {
        state.guard().run(() -> state.closeNow(CloseReason.SHUTDOWN, null));
    }

    @Override
    public List<T> drain() {
        return state.guard().query(state::drain);
    }

    @Override
    public void pause() {
        state.guard().run(() -> state.setPaused(true));
    }

    @Override
    public void resume() {
        state.guard().run(() -> state.setPaused(false));
    }

    @Override
    public boolean isPaused() {
        return state.guard().query(state::isPaused);
    }

    @Override
    public void resize(int capacity) {
        state.guard().run(() -> state.resize(capacity));
    }

    @Override
    public ChannelStatistics statistics() {
        return state.guard().query(state::statistics);
    }

    @Override
    public Uni<CloseReason> whenClosed() {
        return CloseOperation.uni(state);
    }

    /** Takes a message out of the queue, by identity, if it is still there. */
    public boolean remove(T message) {
        return state.guard().query(() -> state.remove(message));
    }

    @Override
    public String toString() {
        return "ChannelControl[" + name() + "]";
    }
}
