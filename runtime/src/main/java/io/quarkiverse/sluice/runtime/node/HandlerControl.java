package io.quarkiverse.sluice.runtime.node;

import java.util.List;

import io.quarkiverse.sluice.ChannelControl;
import io.quarkiverse.sluice.ChannelStatistics;
import io.quarkiverse.sluice.CloseReason;
import io.quarkiverse.sluice.runtime.handler.Dispatcher;
import io.smallrye.mutiny.Uni;

/**
 * The control of a channel that has handlers: they, too, are told when a pause ends, since they hold back what they took
 * before it began.
 */
final class HandlerControl implements ChannelControl<Object> {

    private final ChannelControl<Object> channel;
    private final List<Dispatcher<Object>> dispatchers;

    HandlerControl(ChannelControl<Object> channel, List<Dispatcher<Object>> dispatchers) {
        this.channel = channel;
        this.dispatchers = dispatchers;
    }

    @Override
    public void resume() {
        channel.resume();
        dispatchers.forEach(Dispatcher::resume);
    }

    @Override
    public String name() {
        return channel.name();
    }

    @Override
    public void complete() {
        channel.complete();
    }

    @Override
    public void fail(Throwable cause) {
        channel.fail(cause);
    }

    @Override
    public void failNow(Throwable cause) {
        channel.failNow(cause);
    }

    @Override
    public void shutdown() {
        channel.shutdown();
    }

    @Override
    public List<Object> drain() {
        return channel.drain();
    }

    @Override
    public void pause() {
        channel.pause();
    }

    @Override
    public boolean isPaused() {
        return channel.isPaused();
    }

    @Override
    public void resize(int capacity) {
        channel.resize(capacity);
    }

    @Override
    public ChannelStatistics statistics() {
        return channel.statistics();
    }

    @Override
    public Uni<CloseReason> whenClosed() {
        return channel.whenClosed();
    }
}
