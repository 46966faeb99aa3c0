package io.quarkiverse.sluice.internal.wait;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.sluice.Receivable;
import io.quarkiverse.sluice.internal.carry.Carried;
import io.quarkiverse.sluice.internal.wait.stream.ReceiveIterator;
import io.quarkiverse.sluice.internal.wait.stream.ReceiveMulti;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** The waiting operations of everything messages are received from, made of its {@link Source}. */
public abstract class AbstractReceivable<T> implements Receivable<T>, Source<T> {

    /** The outcome of a receive that would go on with a batch, but a gap comes next. */
    private static final Refused END_OF_BATCH = () -> new IllegalStateException("A batch ends here");

    /** The kind and name of what is received from, as in {@code "channel 'orders'"}. */
    protected abstract String label();

    /** Counts a receive whose time ran out. */
    protected void timedOut() {
    }

    private volatile boolean loaded;

    /** From now on messages come with their loads, as {@link Carried} where they have one. For a container's handlers. */
    public final void keepLoads() {
        loaded = true;
    }

    @Override
    public final T delivered(T message) {
        return loaded ? message : Carried.unpack(message);
    }

    /** Told about a gap by iteration and streams, which go on behind it. */
    public void skipped(long messages) {
    }

    /** With the guard held: whether the next receive reports a gap. A batch that has begun ends before it. */
    protected boolean hasGap() {
        return false;
    }

    /** Whether a message may still come the quick way, so that it pays to look again before waiting. A hint. */
    protected boolean mayComeQuickly() {
        return false;
    }

    /** Whether {@link #pollQuickly} is worth a try. A hint. */
    protected boolean seemsToBeThere() {
        return false;
    }

    @Override
    public T receive() throws InterruptedException {
        BlockingCheck.enter(this::label, "receive()", "receiveAsync()");
        T message = pollQuickly();
        return message != null ? delivered(message) : Objects.requireNonNull(message(await(ThreadWait.FOREVER, this::attempt)));
    }

    @Override
    public @Nullable T receive(Duration timeout) throws InterruptedException {
        long nanos = Durations.saturatedNanos(timeout);
        BlockingCheck.enter(this::label, "receive(Duration)", "receiveAsync(Duration)");
        return message(await(nanos, this::attempt));
    }

    /** The outcome of the attempt as soon as it has one, or {@code null} if the time ran out. */
    private @Nullable Object await(long nanos, Supplier<@Nullable Object> attempt) throws InterruptedException {
        long start = nanos == ThreadWait.FOREVER ? 0 : Time.nanos();
        int looks = nanos > 0 ? Spin.looks() : 0;
        for (int look = 0; look < looks && mayComeQuickly(); look++) {
            T message = seemsToBeThere() ? pollQuickly() : null;
            if (message != null) {
                return message;
            }
            Spin.pause(look);
        }
        int looksAfter = mayComeQuickly() ? 0 : looks;
        Object outcome;
        do {
            prepare();
            outcome = BlockingWait.outcome(guard(), receivers(), attempt, wait -> Node.receive(wait, this),
                    looksAfter, start, nanos);
        } while (outcome == RETRY);
        if (outcome == null) {
            timedOut();
        }
        return outcome;
    }

    /** Makes a message of an outcome that is one. */
    private @Nullable T message(@Nullable Object outcome) {
        if (outcome instanceof Refused refused) {
            throw refused.exception();
        }
        @SuppressWarnings("unchecked")
        T message = (T) outcome;
        return message == null ? null : delivered(message);
    }

    @Override
    public @Nullable T tryReceive() {
        T message = pollQuickly();
        return message != null ? delivered(message) : message(now(this::attempt));
    }

    private @Nullable Object now(Supplier<@Nullable Object> attempt) {
        Object outcome;
        do {
            prepare();
            outcome = guard().query(attempt);
        } while (outcome == RETRY);
        return outcome;
    }

    /** The outcome of a receive that goes on with a batch: what is not a message is left for the next receive. */
    private @Nullable Object attemptMore() {
        return hasGap() ? END_OF_BATCH : attempt();
    }

    @Override
    public Uni<T> receiveAsync() {
        return AsyncOperation.uni(() -> ReceiveOperation.one(this, null, this::timedOut));
    }

    @Override
    public Uni<T> receiveAsync(Duration timeout) {
        Objects.requireNonNull(timeout, "timeout");
        return AsyncOperation.uni(() -> ReceiveOperation.one(this, timeout, this::timedOut));
    }

    @Override
    public Multi<T> stream() {
        return ReceiveMulti.of(this);
    }

    @Override
    public Iterator<T> iterator() {
        return new ReceiveIterator<>(this);
    }

    @Override
    public List<T> receiveMany(int max) throws InterruptedException {
        checkBatch(max);
        return withWhatIsThere(receive(), max);
    }

    @Override
    public List<T> receiveMany(int max, Duration timeout) throws InterruptedException {
        checkBatch(max);
        T first = receive(timeout);
        return first == null ? List.of() : withWhatIsThere(first, max);
    }

    @Override
    public Uni<List<T>> receiveManyAsync(int max) {
        checkBatch(max);
        return manyAsync(max, null);
    }

    @Override
    public Uni<List<T>> receiveManyAsync(int max, Duration timeout) {
        checkBatch(max);
        return manyAsync(max, Objects.requireNonNull(timeout, "timeout"));
    }

    private Uni<List<T>> manyAsync(int max, @Nullable Duration timeout) {
        return AsyncOperation.uni(() -> new ReceiveOperation<List<T>, T>(this, timeout, this::timedOut) {
            @Override
            protected List<T> received(T first, boolean cancelled) {
                // Who has cancelled gets what could no longer be left, and nothing more.
                return withWhatIsThere(first, cancelled ? 1 : max);
            }
        });
    }

    @Override
    public List<T> gatherMany(int max, Duration timeout) throws InterruptedException {
        checkBatch(max);
        long start = Time.nanos();
        long nanos = Durations.saturatedNanos(timeout);
        T first = receive(timeout);
        if (first == null) {
            return List.of();
        }
        List<T> batch = withWhatIsThere(first, max);
        while (batch.size() < max) {
            Object next;
            try {
                next = await(Durations.left(nanos, start), this::attemptMore);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return batch;
            }
            if (next == null || next instanceof Refused) {
                return batch;
            }
            batch.add(message(next));
            addWhatIsThere(batch, max);
        }
        return batch;
    }

    @Override
    public int drainTo(Collection<? super T> target, int max) {
        if (max < 0) {
            throw new IllegalArgumentException("Cannot drain " + max + " messages from " + label() + ": give 0 or more");
        }
        Objects.requireNonNull(target, "target");
        T first = max == 0 ? null : firstToDrain();
        if (first == null) {
            return 0;
        }
        target.add(first);
        return 1 + drainMore(target, max - 1);
    }

    private @Nullable T firstToDrain() {
        T message = pollQuickly();
        if (message != null) {
            return delivered(message);
        }
        Object outcome = now(this::attempt);
        return outcome instanceof Closed ? null : message(outcome);
    }

    private int drainMore(Collection<? super T> target, int max) {
        int count = 0;
        while (count < max) {
            T message = pollQuickly();
            if (message != null) {
                message = delivered(message);
            } else {
                Object outcome = now(this::attemptMore);
                if (outcome == null || outcome instanceof Refused) {
                    break;
                }
                message = message(outcome);
            }
            target.add(message);
            count++;
        }
        return count;
    }

    private List<T> withWhatIsThere(T first, int max) {
        var batch = new ArrayList<T>();
        batch.add(first);
        addWhatIsThere(batch, max);
        return batch;
    }

    private void addWhatIsThere(List<T> batch, int max) {
        drainMore(batch, max - batch.size());
    }

    private void checkBatch(int max) {
        if (max < 1) {
            throw new IllegalArgumentException("Cannot receive at most " + max + " messages from " + label()
                    + ": give at least 1");
        }
    }
}
