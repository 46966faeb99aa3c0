package io.quarkiverse.sluice.internal.select;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.sluice.ChannelClosedException;
import io.quarkiverse.sluice.Receivable;
import io.quarkiverse.sluice.Sender;
import io.quarkiverse.sluice.internal.wait.AsyncOperation;
import io.quarkiverse.sluice.internal.wait.BlockingCheck;
import io.quarkiverse.sluice.internal.wait.Durations;
import io.quarkiverse.sluice.internal.wait.Guard;
import io.quarkiverse.sluice.internal.wait.Sink;
import io.quarkiverse.sluice.internal.wait.Source;
import io.quarkiverse.sluice.internal.wait.Spin;
import io.quarkiverse.sluice.internal.wait.ThreadWait;
import io.quarkiverse.sluice.internal.wait.Time;
import io.quarkiverse.sluice.internal.wait.Wait;
import io.smallrye.mutiny.Uni;

/**
 * The clauses of one select and what becomes of them.
 * <p>
 * Algorithm: take the locks of all channels in one global order; try the clauses in random order; if none is ready,
 * enqueue one shared wait at every channel and release the locks. Whoever comes to one of the channels later claims the wait
 * there, once for all clauses. Since the waiting select is enqueued everywhere in one step, it can meet another select from
 * either side and never itself.
 * <p>
 * Source: the select of the Go runtime (runtime/select.go).
 */
public final class Selection<R> {

    private final List<Clause<R>> clauses = new ArrayList<>();
    private final AtomicBoolean used = new AtomicBoolean();
    private @Nullable Duration timeout;
    private @Nullable Supplier<? extends R> onTimeout;
    private boolean biased;

    public <T> void addReceive(Receivable<T> from, Function<? super T, ? extends R> onMessage,
            @Nullable Function<? super ChannelClosedException, ? extends R> onClosed) {
        if (!(Objects.requireNonNull(from, "from") instanceof Source)) {
            throw unknownEnd(from.name());
        }
        @SuppressWarnings("unchecked")
        var source = (Source<T>) from;
        add(new ReceiveClause<>(source, Objects.requireNonNull(onMessage, "onMessage"), onClosed));
    }

    public <T> void addSend(Sender<T> to, T message, Supplier<? extends R> onSent,
            @Nullable Function<? super ChannelClosedException, ? extends R> onClosed) {
        Objects.requireNonNull(message, "message");
        if (!(Objects.requireNonNull(to, "to") instanceof Sink)) {
            throw unknownEnd(to.name());
        }
        @SuppressWarnings("unchecked")
        var sink = (Sink<T>) to;
        add(new SendClause<>(sink, sink.pack(message), Objects.requireNonNull(onSent, "onSent"), onClosed));
    }

    private static IllegalArgumentException unknownEnd(String name) {
        return new IllegalArgumentException("Select needs the ends that Sluice made, neither another implementation of '" + name
                + "' nor one that waits for a commit: use the end from the channel's builder or a plain injection point");
    }

    private void add(Clause<R> clause) {
        refuseIfUsed();
        clauses.add(clause);
    }

    public void setTimeout(Duration limit, Supplier<? extends R> then) {
        refuseIfUsed();
        if (timeout != null) {
            throw new IllegalStateException("A select has one timeout or otherwise, and this one has it already: remove one");
        }
        timeout = Objects.requireNonNull(limit, "timeout");
        onTimeout = Objects.requireNonNull(then, "callback");
    }

    public void setBiased() {
        refuseIfUsed();
        biased = true;
    }

    public @Nullable R await() throws InterruptedException {
        use();
        long nanos = timeout == null ? ThreadWait.FOREVER : Durations.saturatedNanos(timeout);
        if (nanos > 0) {
            BlockingCheck.enter(this::label, "await()", "awaitAsync()");
        }
        long start = Time.nanos();
        while (true) {
            var wait = new ThreadWait(Spin.looks());
            Ready<R> ready = attemptOrEnqueue(nanos > 0 ? wait : null);
            if (ready != null) {
                return ready.finish();
            }
            if (nanos <= 0) {
                return Objects.requireNonNull(onTimeout).get();
            }
            boolean decided;
            try {
                decided = wait.await(start, nanos);
            } finally {
                leave();
            }
            if (!decided) {
                return Objects.requireNonNull(onTimeout).get();
            }
            if (wait.outcome() != Source.RETRY) {
                return winner(wait).finish(wait.outcome());
            }
        }
    }

    public Uni<R> awaitAsync() {
        use();
        var subscribed = new AtomicBoolean();
        return AsyncOperation.uni(() -> {
            if (!subscribed.compareAndSet(false, true)) {
                throw new IllegalStateException("A select is used once, and its result was subscribed to before: make another");
            }
            return new SelectOperation<>(this);
        });
    }

    private String label() {
        return clauses.stream().map(clause -> "'" + clause.name() + "'")
                .collect(Collectors.joining(", ", "a select over ", ""));
    }

    private void use() {
        if (clauses.isEmpty()) {
            throw new IllegalStateException("This select has no clause: add at least one send or receive");
        }
        if (!used.compareAndSet(false, true)) {
            throw reused();
        }
    }

    private void refuseIfUsed() {
        if (used.get()) {
            throw reused();
        }
    }

    private static IllegalStateException reused() {
        return new IllegalStateException("This select was used before: make a new one for each await");
    }

    @Nullable
    Duration timeout() {
        return timeout;
    }

    @Nullable
    Supplier<? extends R> onTimeout() {
        return onTimeout;
    }

    /** The first ready clause, done; or {@code null} with the wait, if any, enqueued everywhere. */
    @SuppressWarnings("unchecked")
    private @Nullable Ready<R> attemptOrEnqueue(@Nullable Wait wait) {
        Object outcome;
        do {
            clauses.forEach(Clause::prepare);
            try (var held = Locks.of(clauses)) {
                outcome = attempt();
                if (outcome == null && wait != null) {
                    inOrder().forEach(clause -> clause.enqueue(wait));
                }
            }
        } while (outcome == Source.RETRY);
        return (Ready<R>) outcome;
    }

    /** Likewise for an asynchronous wait; with {@code otherwise} for an outcome it is not enqueued. */
    @Nullable
    Object startAsync(Wait wait, @Nullable Object otherwise) {
        Object outcome;
        do {
            clauses.forEach(Clause::prepare);
            outcome = attemptOrEnqueue(wait, otherwise);
        } while (outcome == Source.RETRY);
        return outcome;
    }

    private @Nullable Object attemptOrEnqueue(Wait wait, @Nullable Object otherwise) {
        try (var held = Locks.of(clauses)) {
            if (wait.isClaimed()) {
                // What an earlier wait, told to try again, has left behind.
                clauses.forEach(Clause::leave);
                return AsyncOperation.ABANDONED;
            }
            Object outcome = attempt();
            if (outcome == null) {
                outcome = otherwise;
            }
            if (outcome == null) {
                inOrder().forEach(clause -> clause.enqueue(wait));
            } else if (outcome != Source.RETRY) {
                wait.claim();
                clauses.forEach(Clause::leave);
            }
            return outcome;
        }
    }

    /** Claims an asynchronous wait and takes it out of every queue; {@code false} if it has been claimed before. */
    boolean abandon(Wait wait) {
        try (var held = Locks.of(clauses)) {
            if (!wait.claim()) {
                return false;
            }
            clauses.forEach(Clause::leave);
            return true;
        }
    }

    /** A {@link Ready}, {@link Source#RETRY} if none is ready but one may be after its preparation, or {@code null}. */
    private @Nullable Object attempt() {
        Object none = null;
        for (Clause<R> clause : inOrder()) {
            Object outcome = clause.attempt();
            if (outcome == Source.RETRY) {
                none = outcome;
            } else if (outcome != null) {
                return new Ready<>(clause, outcome);
            }
        }
        return none;
    }

    private List<Clause<R>> inOrder() {
        if (biased || clauses.size() == 1) {
            return clauses;
        }
        // A random order, not a rotation: behind an unready clause a rotation would prefer its successor.
        var shuffled = new ArrayList<>(clauses);
        Collections.shuffle(shuffled, ThreadLocalRandom.current());
        return shuffled;
    }

    Clause<R> winner(Wait wait) {
        return clauses.stream().filter(clause -> clause.won(wait)).findFirst().orElseThrow();
    }

    /** Takes what is left of the wait out of every queue. */
    void leave() {
        for (Clause<R> clause : clauses) {
            Guard guard = clause.guard();
            guard.lock();
            try {
                clause.leave();
            } finally {
                guard.unlock();
            }
        }
    }

    /** A clause that has happened, and what it brought. */
    record Ready<R>(Clause<R> clause, Object outcome) {

        R finish() {
            return clause.finish(outcome);
        }
    }
}
