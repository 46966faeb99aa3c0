package io.quarkiverse.sluice.internal.channel;

import java.util.List;
import java.util.Objects;

import io.quarkiverse.sluice.ChannelControl;
import io.quarkiverse.sluice.ChannelStatistics;
import io.quarkiverse.sluice.CloseReason;
import io.quarkiverse.sluice.internal.carry.Carried;
import io.quarkiverse.sluice.internal.wait.CloseOperation;
import io.smallrye.mutiny.Uni;

/** Control over a {@link ChannelCore}. */
public final class StandardControl<T> implements ChannelControl<T> {

    private final ChannelCore<T> core;
    private final Figures<T> figures;

    public StandardControl(ChannelCore<T> core) {
        this.core = core;
        this.figures = new Figures<>(core);
    }

    @Override
    public String name() {
        return core.name();
    }

    @Override
    public void complete() {
        core.guard().run(() -> core.ending().close(CloseReason.COMPLETED, null));
    }

    @Override
    public void fail(Throwable cause) {
        Objects.requireNonNull(cause, "cause");
        core.guard().run(() -> core.ending().close(CloseReason.FAILED, cause));
    }

    @Override
    public void failNow(Throwable cause) {
        Objects.requireNonNull(cause, "cause");
        core.guard().run(() -> core.ending().closeNow(CloseReason.FAILED, cause));
    }

    @Override
    public void shutdown() {
        core.guard().run(() -> core.ending().closeNow(CloseReason.SHUTDOWN, null));
    }

    @Override
    public List<T> drain() {
        return Carried.unpackAll(core.guard().query(core::drain));
    }

    @Override
    public void pause() {
        core.guard().run(() -> core.setPaused(true));
    }

    @Override
    public void resume() {
        core.guard().run(() -> core.setPaused(false));
    }

    @Override
    public boolean isPaused() {
        return core.guard().query(core::isPaused);
    }

    @Override
    public void resize(int capacity) {
        core.guard().run(() -> core.resize(capacity));
    }

    @Override
    public ChannelStatistics statistics() {
        return core.guard().query(figures::look);
    }

    @Override
    public Uni<CloseReason> whenClosed() {
        return CloseOperation.uni(core.ending());
    }

    /** Takes a message out of the queue, by identity, if it is still there. */
    public boolean remove(T message) {
        return core.guard().query(() -> core.remove(message));
    }

    @Override
    public String toString() {
        return "ChannelControl[" + name() + "]";
    }
}
