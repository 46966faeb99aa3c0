package io.quarkiverse.sluice.runtime.end;

import java.time.Duration;

import io.quarkiverse.sluice.ChannelClosedException;
import io.quarkiverse.sluice.CloseReason;
import io.quarkiverse.sluice.Requester;
import io.quarkiverse.sluice.RequesterStatistics;
import io.smallrye.mutiny.Uni;

/**
 * A bean's own end of a requester that the container keeps open. Thread-safe.
 *
 * @param <Q> the type of the requests
 * @param <R> the type of the replies
 */
final class ContainerRequester<Q, R> implements Requester<Q, R> {

    private final Requester<Q, R> shared;
    private volatile boolean closed;

    ContainerRequester(Requester<Q, R> shared) {
        this.shared = shared;
    }

    @Override
    public String name() {
        return shared.name();
    }

    @Override
    public R request(Q request) throws InterruptedException {
        return open().request(request);
    }

    @Override
    public R request(Q request, Duration timeout) throws InterruptedException {
        return open().request(request, timeout);
    }

    @Override
    public Uni<R> requestAsync(Q request) {
        return Uni.createFrom().deferred(() -> open().requestAsync(request));
    }

    @Override
    public Uni<R> requestAsync(Q request, Duration timeout) {
        return Uni.createFrom().deferred(() -> open().requestAsync(request, timeout));
    }

    @Override
    public RequesterStatistics statistics() {
        return shared.statistics();
    }

    /** Closes this end only. */
    @Override
    public void close() {
        closed = true;
    }

    private Requester<Q, R> open() {
        if (closed) {
            throw new ChannelClosedException(name(), CloseReason.COMPLETED, null, "This end of requester '" + name()
                    + "' was closed, by hand or with the bean it was injected into: inject another one");
        }
        return shared;
    }
}
