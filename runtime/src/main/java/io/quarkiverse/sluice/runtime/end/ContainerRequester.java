package io.quarkiverse.sluice.runtime.end;

import java.time.Duration;
import java.util.Objects;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.sluice.ChannelClosedException;
import io.quarkiverse.sluice.CloseReason;
import io.quarkiverse.sluice.Requester;
import io.quarkiverse.sluice.RequesterStatistics;
import io.quarkiverse.sluice.internal.wait.BlockingCheck;
import io.quarkiverse.sluice.runtime.context.MessageContext;
import io.quarkiverse.sluice.runtime.metrics.RequestTimes;
import io.smallrye.mutiny.Uni;

/**
 * A bean's own end of a requester that the container keeps open. Thread-safe.
 *
 * @param <Q> the type of the requests
 * @param <R> the type of the replies
 */
final class ContainerRequester<Q, R> implements Requester<Q, R> {

    private final Requester<Q, R> shared;
    private final MessageContext context;
    private final RequestTimes times;
    private volatile boolean closed;

    ContainerRequester(Requester<Q, R> shared, MessageContext context, RequestTimes times) {
        this.context = context;
        this.times = times;
        this.shared = shared;
    }

    @Override
    public String name() {
        return shared.name();
    }

    @Override
    public R request(Q request) throws InterruptedException {
        return waiting(request, open()::request);
    }

    @Override
    public R request(Q request, Duration timeout) throws InterruptedException {
        Requester<Q, R> open = open();
        return waiting(request, packed -> open.request(packed, timeout));
    }

    @Override
    public Uni<R> requestAsync(Q request) {
        return later(request, packed -> open().requestAsync(packed));
    }

    @Override
    public Uni<R> requestAsync(Q request, Duration timeout) {
        return later(request, packed -> open().requestAsync(packed, timeout));
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

    private R waiting(Q request, WaitingForm<Q, R> form) throws InterruptedException {
        Objects.requireNonNull(request, "request");
        BlockingCheck.enter(() -> "requester '" + name() + "'", "request(request)", "requestAsync(request)");
        Q packed = context.pack(request);
        long begin = times.begin();
        Throwable failure = null;
        try {
            return form.request(packed);
        } catch (InterruptedException | RuntimeException | Error thrown) {
            failure = thrown;
            throw thrown;
        } finally {
            ended(packed, begin, failure, false);
        }
    }

    private Uni<R> later(Q request, Function<Q, Uni<R>> form) {
        Objects.requireNonNull(request, "request");
        return Uni.createFrom().deferred(() -> {
            Q packed = context.pack(request);
            long begin = times.begin();
            Uni<R> reply = form.apply(packed);
            return packed == request && begin == 0 ? reply
                    : reply.onTermination()
                            .invoke((replied, failure, cancelled) -> ended(packed, begin, failure, cancelled));
        });
    }

    private void ended(Q packed, long begin, @Nullable Throwable failure, boolean cancelled) {
        context.sent(packed, failure == null && !cancelled);
        times.end(begin, failure, cancelled);
    }

    @FunctionalInterface
    private interface WaitingForm<Q, R> {

        R request(Q request) throws InterruptedException;
    }

    private Requester<Q, R> open() {
        if (closed) {
            throw new ChannelClosedException(name(), CloseReason.COMPLETED, null, "This end of requester '" + name()
                    + "' was closed, by hand or with the bean it was injected into: inject another one");
        }
        return shared;
    }
}
