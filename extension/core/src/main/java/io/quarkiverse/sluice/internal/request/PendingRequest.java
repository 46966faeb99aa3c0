package io.quarkiverse.sluice.internal.request;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.sluice.Request;
import io.quarkiverse.sluice.internal.wait.Durations;
import io.quarkiverse.sluice.internal.wait.Time;

/**
 * A request on its way and the place for its one outcome. The first outcome counts; the caller who gives up sets one too.
 */
final class PendingRequest<Q, R> implements Request<Q, R> {

    private final Q value;
    private final long start = Time.nanos();
    private final long nanos;
    private final RequestCounts counts;
    private final String requester;
    private final AtomicReference<@Nullable Outcome<R>> outcome = new AtomicReference<>();
    private final Runnable onSettled;

    /**
     * @param onSettled called once the request has its outcome, in the thread that settled it
     */
    PendingRequest(String requester, Q value, long nanos, RequestCounts counts, Runnable onSettled) {
        this.requester = requester;
        this.value = value;
        this.nanos = nanos;
        this.counts = counts;
        this.onSettled = onSettled;
        counts.started();
    }

    /** Sets the outcome if there is none yet. */
    boolean settle(Outcome<R> result) {
        if (!outcome.compareAndSet(null, result)) {
            return false;
        }
        counts.settled(result);
        onSettled.run();
        return true;
    }

    @Nullable
    Outcome<R> outcome() {
        return outcome.get();
    }

    long remainingNanos() {
        return Durations.left(nanos, start);
    }

    /** When it ends, as {@link Time#nanos()}. */
    long deadline() {
        return start + nanos;
    }

    @Override
    public Q value() {
        return value;
    }

    @Override
    public boolean reply(R reply) {
        return answer(new Outcome.Replied<>(Objects.requireNonNull(reply, "reply")));
    }

    @Override
    public boolean fail(Throwable cause) {
        return answer(new Outcome.Failed<>(Objects.requireNonNull(cause, "cause")));
    }

    private boolean answer(Outcome<R> answer) {
        if (settle(answer)) {
            return true;
        }
        counts.late();
        return false;
    }

    @Override
    public boolean isCancelled() {
        return outcome.get() instanceof Outcome.GivenUp;
    }

    @Override
    public Duration remaining() {
        return Duration.ofNanos(remainingNanos());
    }

    @Override
    public void close() {
        if (outcome.get() == null) {
            settle(new Outcome.Unanswered<>("its responder closed it without a reply", null));
        }
    }

    @Override
    public String toString() {
        return "Request[" + requester + "]";
    }
}
