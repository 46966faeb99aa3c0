package io.quarkiverse.sluice.internal.request;

import java.util.concurrent.atomic.LongAdder;

import io.quarkiverse.sluice.RequesterStatistics;

/** A requester's counters. */
final class RequestCounts {

    private final LongAdder started = new LongAdder();
    private final LongAdder answered = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder timedOut = new LongAdder();
    private final LongAdder cancelled = new LongAdder();
    private final LongAdder unanswered = new LongAdder();
    private final LongAdder late = new LongAdder();

    void started() {
        started.increment();
    }

    void late() {
        late.increment();
    }

    void settled(Outcome<?> outcome) {
        if (outcome instanceof Outcome.Replied) {
            answered.increment();
        } else if (outcome instanceof Outcome.Failed) {
            failed.increment();
        } else if (outcome instanceof Outcome.GivenUp<?> givenUp) {
            (givenUp.timedOut() ? timedOut : cancelled).increment();
        } else {
            unanswered.increment();
        }
    }

    RequesterStatistics statistics() {
        // Ends first: a request that ends in between is then counted as in flight, never as a negative.
        long settledAnswered = answered.sum();
        long settledFailed = failed.sum();
        long settledTimedOut = timedOut.sum();
        long settledCancelled = cancelled.sum();
        long settledUnanswered = unanswered.sum();
        long settled = settledAnswered + settledFailed + settledTimedOut + settledCancelled + settledUnanswered;
        return new RequesterStatistics(started.sum() - settled, settledAnswered, settledFailed, settledTimedOut,
                settledCancelled, settledUnanswered, late.sum());
    }
}
