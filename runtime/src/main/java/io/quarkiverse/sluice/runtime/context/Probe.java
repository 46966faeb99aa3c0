package io.quarkiverse.sluice.runtime.context;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;

import org.jspecify.annotations.Nullable;

/**
 * Times messages on their way to a handler and through it, once there are meters: each message if they come one by one, and
 * one at a time if they queue up, so that a busy channel pays for few. Thread-safe.
 */
public final class Probe implements ContextPart<Long> {

    /** A timed message that nobody has handled after so many others was lost: another one is timed. */
    private static final long PATIENCE = 1024;

    /** Where durations go, in nanoseconds. */
    private record Sinks(LongConsumer waiting, LongConsumer handling) {
    }

    private volatile @Nullable Sinks sinks;
    /** How many messages may still pass before another is timed; 0 if none is under way. */
    private final AtomicLong passing = new AtomicLong();

    /** From now on messages are timed. */
    public void report(LongConsumer waitingNanos, LongConsumer handlingNanos) {
        sinks = new Sinks(waitingNanos, handlingNanos);
    }

    @Override
    public @Nullable Long capture() {
        if (sinks == null) {
            return null;
        }
        long left = passing.getPlain();
        if (left > 0) {
            // racy on purpose: it only limits how many are timed
            passing.setPlain(left - 1);
            return null;
        }
        passing.setPlain(PATIENCE);
        return System.nanoTime();
    }

    @Override
    public void sent(Long captured, boolean accepted) {
        if (!accepted) {
            passing.setPlain(0);
        }
    }

    @Override
    public @Nullable Entered enter(@Nullable Long sentAt, boolean ownContext) {
        Sinks to = sinks;
        if (sentAt == null || to == null) {
            return null;
        }
        passing.setPlain(0);
        long start = System.nanoTime();
        to.waiting().accept(start - sentAt);
        return new Entered() {
            @Override
            public void end(@Nullable Throwable failure) {
                to.handling().accept(System.nanoTime() - start);
            }
        };
    }

    /** Of a batch, the messages that are timed count with the batch's handling. */
    @Override
    public @Nullable Entered enterAll(List<@Nullable Long> captured, boolean ownContext) {
        return captured.stream().filter(Objects::nonNull).findFirst()
                .map(sentAt -> enter(sentAt, ownContext)).orElse(null);
    }
}
