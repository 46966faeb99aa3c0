package io.quarkiverse.sluice.runtime.metrics;

import java.util.Locale;
import java.util.Map;
import java.util.function.LongConsumer;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.sluice.ChannelClosedException;
import io.quarkiverse.sluice.ChannelException;
import io.quarkiverse.sluice.ChannelTimeoutException;
import io.quarkiverse.sluice.NoReplyException;

/** Times the requests of a requester by their outcome, once there are meters. Thread-safe. */
public final class RequestTimes {

    /** How a request can end. */
    public enum Outcome {
        ANSWERED,
        FAILED,
        TIMED_OUT,
        CANCELLED,
        UNANSWERED;

        /** The outcome as meters name it. */
        String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private final String requester;
    private volatile @Nullable Map<Outcome, LongConsumer> sinks;

    public RequestTimes(String requester) {
        this.requester = requester;
    }

    /** From now on requests are timed; durations go there in nanoseconds. */
    public void report(Map<Outcome, LongConsumer> nanosByOutcome) {
        sinks = Map.copyOf(nanosByOutcome);
    }

    /** The time at the beginning of a request, or 0 if nobody wants to know. */
    public long begin() {
        return sinks == null ? 0 : System.nanoTime();
    }

    /** The request that began at that time has ended. */
    public void end(long begin, @Nullable Throwable failure, boolean cancelled) {
        Map<Outcome, LongConsumer> to = sinks;
        if (begin != 0 && to != null) {
            to.get(outcome(failure, cancelled)).accept(System.nanoTime() - begin);
        }
    }

    /** A responder may fail with an exception of another channel: that is a failure. */
    private Outcome outcome(@Nullable Throwable failure, boolean cancelled) {
        if (cancelled || failure instanceof InterruptedException) {
            return Outcome.CANCELLED;
        } else if (failure == null) {
            return Outcome.ANSWERED;
        } else if (!(failure instanceof ChannelException own) || !own.channelName().equals(requester)) {
            return Outcome.FAILED;
        } else if (failure instanceof ChannelTimeoutException) {
            return Outcome.TIMED_OUT;
        }
        return failure instanceof NoReplyException || failure instanceof ChannelClosedException ? Outcome.UNANSWERED
                : Outcome.FAILED;
    }
}
