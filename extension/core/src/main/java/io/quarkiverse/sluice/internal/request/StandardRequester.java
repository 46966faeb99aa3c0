package io.quarkiverse.sluice.internal.request;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.sluice.ChannelClosedException;
import io.quarkiverse.sluice.ChannelPair;
import io.quarkiverse.sluice.ChannelTimeoutException;
import io.quarkiverse.sluice.Channels;
import io.quarkiverse.sluice.CloseReason;
import io.quarkiverse.sluice.NoReplyException;
import io.quarkiverse.sluice.Request;
import io.quarkiverse.sluice.RequestFailedException;
import io.quarkiverse.sluice.Requester;
import io.quarkiverse.sluice.RequesterPair;
import io.quarkiverse.sluice.RequesterStatistics;
import io.quarkiverse.sluice.internal.channel.StandardControl;
import io.quarkiverse.sluice.internal.channel.StandardSender;
import io.quarkiverse.sluice.internal.wait.AsyncOperation;
import io.quarkiverse.sluice.internal.wait.BlockingCheck;
import io.quarkiverse.sluice.internal.wait.Durations;
import io.quarkiverse.sluice.internal.wait.Spin;
import io.quarkiverse.sluice.internal.wait.ThreadWait;
import io.quarkiverse.sluice.internal.wait.Time;
import io.smallrye.mutiny.Uni;

/**
 * Sends each request, with a place for its reply inside, through one channel: a reply cannot reach anybody but the caller
 * who made the place.
 */
public final class StandardRequester<Q, R> implements Requester<Q, R> {

    private final String name;
    private final Duration timeout;
    private final StandardSender<Request<Q, R>> sender;
    private final StandardControl<Request<Q, R>> control;
    private final RequestCounts counts = new RequestCounts();

    private StandardRequester(String name, Duration timeout, ChannelPair<Request<Q, R>> queue) {
        this.name = name;
        this.timeout = timeout;
        this.sender = (StandardSender<Request<Q, R>>) queue.sender();
        this.control = (StandardControl<Request<Q, R>>) queue.control();
    }

    public static <Q, R> RequesterPair<Q, R> create(String name, int capacity, Duration timeout) {
        ChannelPair<Request<Q, R>> queue = Channels.<Request<Q, R>> builder(name).capacity(capacity)
                .onUndelivered((request, reason) -> ((PendingRequest<Q, R>) request)
                        .settle(new Outcome.Unanswered<>("its queue has ended (" + reason + ")", null)))
                .build();
        return new RequesterPair<>(new StandardRequester<>(name, timeout, queue), queue.receiver(), queue.control());
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public R request(Q request) throws InterruptedException {
        return request(request, timeout);
    }

    @Override
    public R request(Q request, Duration limit) throws InterruptedException {
        Objects.requireNonNull(request, "request");
        long nanos = Durations.saturatedNanos(limit);
        BlockingCheck.enter(() -> "requester '" + name + "'", "request(request)", "requestAsync(request)");
        Thread caller = Thread.currentThread();
        long start = nanos == ThreadWait.FOREVER ? 0 : Time.nanos();
        var pending = new PendingRequest<Q, R>(name, request, start, nanos, counts, () -> LockSupport.unpark(caller));
        try {
            if (!sender.offerQuickly(pending) && !sender.sendWithin(pending, start, nanos)) {
                giveUp(pending, true);
            }
        } catch (ChannelClosedException closed) {
            pending.settle(ended(closed));
        } catch (InterruptedException interrupted) {
            giveUp(pending, false);
            throw interrupted;
        }
        return result(awaitOutcome(pending), limit);
    }

    private Outcome<R> awaitOutcome(PendingRequest<Q, R> pending) throws InterruptedException {
        Outcome<R> outcome;
        int looks = Spin.looks();
        int look = 0;
        while ((outcome = pending.outcome()) == null) {
            if (Thread.interrupted()) {
                if (giveUp(pending, false)) {
                    throw new InterruptedException();
                }
                // The reply came first.
                Thread.currentThread().interrupt();
                continue;
            }
            long left = pending.remainingNanos();
            if (left == 0) {
                giveUp(pending, true);
            } else if (look < looks) {
                Spin.pause(look);
                look++;
            } else if (left == ThreadWait.FOREVER) {
                LockSupport.park(this);
            } else {
                Time.park(this, pending.deadline());
            }
        }
        return outcome;
    }

    @Override
    public Uni<R> requestAsync(Q request) {
        return requestAsync(request, timeout);
    }

    @Override
    public Uni<R> requestAsync(Q request, Duration limit) {
        Objects.requireNonNull(request, "request");
        Objects.requireNonNull(limit, "timeout");
        return AsyncOperation.uni(() -> new AsyncRequest<>(this, request, limit));
    }

    PendingRequest<Q, R> newRequest(Q request, Duration limit, Runnable onSettled) {
        return new PendingRequest<>(name, request, Time.nanos(), Durations.saturatedNanos(limit), counts, onSettled);
    }

    Uni<Void> enqueue(PendingRequest<Q, R> pending) {
        return sender.sendAsync(pending);
    }

    /** The caller no longer waits: what is still queued is taken out. {@code false} if the request has its outcome. */
    boolean giveUp(PendingRequest<Q, R> pending, boolean timedOut) {
        if (!pending.settle(new Outcome.GivenUp<>(timedOut))) {
            return false;
        }
        control.remove(pending);
        return true;
    }

    /** The caller may have given up while the request was still on its way into the queue. */
    void removeIfSettled(PendingRequest<Q, R> pending) {
        if (pending.isCancelled()) {
            control.remove(pending);
        }
    }

    Outcome<R> ended(ChannelClosedException closed) {
        return closed.reason() == CloseReason.DISCONNECTED
                ? new Outcome.Unanswered<>("it has no responder any more", closed)
                : new Outcome.Refused<>(closed);
    }

    R result(Outcome<R> outcome, Duration limit) {
        if (outcome instanceof Outcome.Replied<R> replied) {
            return replied.reply();
        }
        throw failure(outcome, limit);
    }

    private RuntimeException failure(Outcome<R> outcome, Duration limit) {
        if (outcome instanceof Outcome.Failed<R> failed) {
            return unchecked(failed.cause());
        }
        if (outcome instanceof Outcome.Unanswered<R> unanswered) {
            return noReply(unanswered.why(), unanswered.cause());
        }
        if (outcome instanceof Outcome.Refused<R> refused) {
            return refused.cause();
        }
        return new ChannelTimeoutException(name, limit, "No reply from '" + name + "' within " + limit
                + ": allow more time, or give it more responders; the request was cancelled");
    }

    private RuntimeException unchecked(Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException failure ? failure : new RequestFailedException(name, cause);
    }

    private NoReplyException noReply(String why, @Nullable Throwable cause) {
        return new NoReplyException(name, "The request to '" + name + "' ends without a reply, because " + why
                + ": see that a responder runs and answers each request", cause);
    }

    @Override
    public RequesterStatistics statistics() {
        return counts.statistics();
    }

    @Override
    public void close() {
        sender.close();
    }

    @Override
    public String toString() {
        return "Requester[" + name + "]";
    }
}
