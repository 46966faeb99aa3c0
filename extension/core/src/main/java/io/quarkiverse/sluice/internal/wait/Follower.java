package io.quarkiverse.sluice.internal.wait;

/**
 * An end of its own of something that many follow: it shares the lock of what it follows and has waiters of its own.
 *
 * @param <T> the type of the messages
 */
public abstract class Follower<T> extends AbstractReceivable<T> {

    private final NodeQueue<T> receivers = new NoticedQueue<>(this::noticeWaiters, this::noticeWaiters);
    private final NodeQueue<Closed> endWaiters = new NoticedQueue<>(this::noticeWaiters, this::noticeWaiters);

    /** With the guard held: whether anybody waits here has changed. */
    protected abstract void waits(boolean anybody);

    private void noticeWaiters() {
        waits(!receivers.isEmpty() || !endWaiters.isEmpty());
    }

    /** With the guard held: tells all who wait here that nothing will come any more. */
    protected final void endWaits(Closed outcome) {
        receivers.decideAll(outcome, guard());
        endWaiters.decideAll(outcome, guard());
    }

    @Override
    public final NodeQueue<T> receivers() {
        return receivers;
    }

    @Override
    public final NodeQueue<Closed> endWaiters() {
        return endWaiters;
    }

    @Override
    public final boolean isDrained() {
        return guard().query(() -> ended() != null);
    }
}
