package io.quarkiverse.sluice.internal.pipeline;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.sluice.RetryPolicy;
import io.quarkiverse.sluice.Sender;

/**
 * What a stage does with a message that its function failed on.
 *
 * @param retry whether and when it tries again
 * @param then what it does when that is no use
 * @param letters where dead letters go, with {@link Then#DEAD_LETTER}
 */
public record FailurePolicy(@Nullable RetryPolicy retry, Then then, @Nullable Sender<Object> letters) {

    /** What is done with a message that is not tried again. */
    public enum Then {
        FAIL,
        SKIP,
        DEAD_LETTER
    }

    /** No second try, and the pipeline fails. */
    public static final FailurePolicy FAIL = new FailurePolicy(null, Then.FAIL, null);

    public FailurePolicy failing() {
        return new FailurePolicy(retry, Then.FAIL, null);
    }

    public FailurePolicy skipping() {
        return new FailurePolicy(retry, Then.SKIP, null);
    }

    public FailurePolicy deadLetters(Sender<Object> where) {
        return new FailurePolicy(retry, Then.DEAD_LETTER, where);
    }

    public FailurePolicy withRetry(RetryPolicy policy) {
        return new FailurePolicy(policy, then, letters);
    }

    /** Whether a message is worth another try after so many. Nobody interrupts a stage or runs out of memory for fun. */
    boolean retries(Throwable failure, int attempts) {
        return retry != null && attempts < retry.maxAttempts() && failure instanceof Exception
                && !(failure instanceof InterruptedException);
    }
}
