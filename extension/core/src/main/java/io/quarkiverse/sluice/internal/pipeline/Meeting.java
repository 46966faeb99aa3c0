package io.quarkiverse.sluice.internal.pipeline;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Two who do not know which of them comes last: who starts something and who is told of its end, perhaps within the start. The
 * last one goes on, so that a chain of ends that come at once is a loop and no recursion.
 */
final class Meeting {

    private final AtomicBoolean met = new AtomicBoolean();

    /** Whether the caller is the last of the two. */
    boolean isLast() {
        return !met.compareAndSet(false, true);
    }
}
