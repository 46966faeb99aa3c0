package io.quarkiverse.sluice.internal.request;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Duration;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.sluice.Request;
import io.quarkiverse.sluice.internal.wait.Durations;
import io.quarkiverse.sluice.internal.wait.Time;
import io.smallrye.mutiny.Uni;

/**
 * A request on its way and the place for its one outcome. The first outcome counts; the caller who gives up sets one too.
 */
final class PendingRequest<Q, R> implements Request<Q, R> {

    private static final VarHandle OUTCOME = field("outcome", Outcome.class);
    private static final VarHandle CANCELLATION = field("cancellation", Cancellation.class);

    private final Q value;
    private final long start;
    private final long nanos;
    private final RequestCounts counts;
    private final String requester;
    private final Runnable onSettled;
    private volatile @Nullable Outcome<R> outcome;
    private volatile @Nullable Cancellation cancellation;

    /**
     * @param start the {@link Time#nanos()} its time counts from
     * @param onSettled called once the request has its outcome, in the thread that settled it
     */
    PendingRequest(String requester, Q value, long start, long nanos, RequestCounts counts, Runnable onSettled) {
        this.requester = requester;
        this.value = value;
        this.start = start;
        this.nanos = nanos;
        this.counts = counts;
        this.onSettled = onSettled;
        counts.started();
    }

    private static VarHandle field(String name, Class<?> type) {
        try {
            return MethodHandles.lookup().findVarHandle(PendingRequest.class, name, type);
        } catch (ReflectiveOperationException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }

    /** Sets the outcome if there is none yet. */
    boolean settle(Outcome<R> result) {
        if (outcome != null || !OUTCOME.compareAndSet(this, null, result)) {
            return false;
        }
        counts.settled(result);
        onSettled.run();
        Cancellation awaited = cancellation;
        if (awaited != null && isCancelled()) {
            awaited.tell();
        }
        return true;
    }

    @Nullable
    Outcome<R> outcome() {
        return outcome;
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
        return outcome instanceof Outcome.GivenUp;
    }

    @Override
    public Uni<Void> whenCancelled() {
        Cancellation awaited = cancellation;
        if (awaited == null) {
            awaited = new Cancellation(this::isCancelled);
            if (!CANCELLATION.compareAndSet(this, null, awaited)) {
                awaited = Objects.requireNonNull(cancellation);
            }
        }
        return awaited.uni();
    }

    @Override
    public Duration remaining() {
        return Duration.ofNanos(remainingNanos());
    }

    @Override
    public void close() {
        settle(new Outcome.Unanswered<>("its responder closed it without a reply", null));
    }

    @Override
    public String toString() {
        return "Request[" + requester + "]";
    }
}
