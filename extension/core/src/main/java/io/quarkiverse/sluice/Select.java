package io.quarkiverse.sluice;

import java.time.Duration;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.sluice.internal.select.Selection;
import io.smallrye.mutiny.Uni;

/**
 * Waits for whichever of several sends and receives can happen first; exactly one happens and the others leave no trace.
 * With several ready, each has an equal chance. A select is used once, by one thread.
 *
 * <pre>{@code
 * String line = Select.<String> first()
 *         .receive(orders, order -> "order " + order.id())
 *         .receive(refunds, refund -> "refund " + refund.id(), closed -> "no more refunds")
 *         .timeout(Duration.ofSeconds(1), () -> "nothing for a second")
 *         .await();
 * }</pre>
 *
 * A closed channel makes its clause ready: its closed callback runs, or without one {@link ChannelClosedException} is
 * thrown. Callbacks run after the effect, outside locks, and what they return is the select's result.
 *
 * @param <R> the type of the result
 */
public final class Select<R> {

    private final Selection<R> selection = new Selection<>();

    private Select() {
    }

    /** A new select without clauses. */
    public static <R> Select<R> first() {
        return new Select<>();
    }

    /** Adds: receive a message; on a closed channel the select throws {@link ChannelClosedException}. */
    public <T> Select<R> receive(Receivable<T> from, Function<? super T, ? extends R> onMessage) {
        selection.addReceive(from, onMessage, null);
        return this;
    }

    /** Adds: receive a message, or run {@code onClosed} if the channel is closed and drained. */
    public <T> Select<R> receive(Receivable<T> from, Function<? super T, ? extends R> onMessage,
            Function<? super ChannelClosedException, ? extends R> onClosed) {
        selection.addReceive(from, onMessage, Objects.requireNonNull(onClosed, "onClosed"));
        return this;
    }

    /** Adds: send the message; on a closed channel the select throws {@link ChannelClosedException}. */
    public <T> Select<R> send(Sender<T> to, T message, Supplier<? extends R> onSent) {
        selection.addSend(to, message, onSent, null);
        return this;
    }

    /** Adds: send the message, or run {@code onClosed} if the channel is closed. */
    public <T> Select<R> send(Sender<T> to, T message, Supplier<? extends R> onSent,
            Function<? super ChannelClosedException, ? extends R> onClosed) {
        selection.addSend(to, message, onSent, Objects.requireNonNull(onClosed, "onClosed"));
        return this;
    }

    /**
     * Adds: nothing else was ready within the given time; zero or less tries once.
     *
     * @throws IllegalStateException if there is a {@code timeout} or {@code otherwise} already
     */
    public Select<R> timeout(Duration limit, Supplier<? extends R> onTimeout) {
        selection.setTimeout(limit, onTimeout);
        return this;
    }

    /**
     * Adds: nothing else is ready now. With it, the select never waits.
     *
     * @throws IllegalStateException if there is a {@code timeout} or {@code otherwise} already
     */
    public Select<R> otherwise(Supplier<? extends R> onNothing) {
        selection.setTimeout(Duration.ZERO, onNothing);
        return this;
    }

    /** Prefers the clause that was added first when several are ready. */
    public Select<R> biased() {
        selection.setBiased();
        return this;
    }

    /**
     * Lets one clause happen and returns what its callback returns.
     * <p>
     * <b>Blocking:</b> until a clause is ready, at most the {@code timeout}; never with {@code otherwise}.
     *
     * @throws ChannelClosedException if the chosen clause's channel is closed and it has no closed callback
     * @throws ChannelFullException if the chosen clause sends to a full channel whose overflow policy is to reject
     * @throws IllegalStateException if there is no clause, or the select was used before
     * @throws InterruptedException if the thread is interrupted; no clause has happened
     */
    public @Nullable R await() throws InterruptedException {
        return selection.await();
    }

    /**
     * Lets one clause happen, holding no thread. Cancelling withdraws every clause.
     * <p>
     * <b>Blocking:</b> never. Fails as {@link #await()} throws.
     *
     * @throws IllegalStateException if there is no clause, or the select was used before
     */
    public Uni<R> awaitAsync() {
        return selection.awaitAsync();
    }
}
