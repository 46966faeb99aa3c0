package io.quarkiverse.sluice.internal.channel;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.sluice.ChannelClosedException;
import io.quarkiverse.sluice.ChannelFullException;
import io.quarkiverse.sluice.CloseReason;
import io.quarkiverse.sluice.Permit;
import io.quarkiverse.sluice.Sender;
import io.quarkiverse.sluice.UndeliveredReason;
import io.quarkiverse.sluice.internal.wait.AsyncOperation;
import io.quarkiverse.sluice.internal.wait.BlockingCheck;
import io.quarkiverse.sluice.internal.wait.BlockingWait;
import io.quarkiverse.sluice.internal.wait.CloseOperation;
import io.quarkiverse.sluice.internal.wait.Closed;
import io.quarkiverse.sluice.internal.wait.Durations;
import io.quarkiverse.sluice.internal.wait.Guard;
import io.quarkiverse.sluice.internal.wait.Node;
import io.quarkiverse.sluice.internal.wait.NodeQueue;
import io.quarkiverse.sluice.internal.wait.SendOperation;
import io.quarkiverse.sluice.internal.wait.Sink;
import io.quarkiverse.sluice.internal.wait.ThreadWait;
import io.quarkiverse.sluice.internal.wait.Time;
import io.smallrye.mutiny.Uni;

/** A sender of a {@link ChannelState}. */
public final class StandardSender<T> implements Sender<T>, Sink<T> {

    private final ChannelState<T> state;
    private final boolean managed;
    private @Nullable Closed closed;

    /** The first sender of a new channel, which counts it already. */
    public StandardSender(ChannelState<T> state) {
        this(state, false);
    }

    /** A sender that the caller has counted. */
    StandardSender(ChannelState<T> state, boolean managed) {
        this.state = state;
        this.managed = managed;
    }

    ChannelState<T> state() {
        return state;
    }

    @Override
    public String name() {
        return state.name();
    }

    @Override
    public Guard guard() {
        return state.guard();
    }

    @Override
    public @Nullable Object offer(T message) {
        return closed != null ? closed : state.offer(message);
    }

    @Override
    public NodeQueue<T> senders() {
        return state.senders();
    }

    @Override
    public void withdrawn(T message) {
        state.handOverUndelivered(List.of(message), UndeliveredReason.WITHDRAWN);
    }

    @Override
    public void send(T message) throws InterruptedException {
        Objects.requireNonNull(message, "message");
        BlockingCheck.enter(this::label, "send(message)", "sendAsync(message)");
        sendWithin(message, 0, ThreadWait.FOREVER);
    }

    @Override
    public boolean send(T message, Duration timeout) throws InterruptedException {
        Objects.requireNonNull(message, "message");
        long nanos = Durations.saturatedNanos(timeout);
        BlockingCheck.enter(this::label, "send(message, Duration)", "sendAsync(message, Duration)");
        return sendWithin(message, Time.nanos(), nanos);
    }

    private boolean sendWithin(T message, long start, long nanos) throws InterruptedException {
        Object outcome = BlockingWait.outcome(guard(), senders(), () -> offer(message),
                wait -> Node.send(wait, this, message), start, nanos);
        if (outcome == null) {
            state.timedOut();
            return false;
        }
        throwIfRefused(outcome);
        return true;
    }

    private static void throwIfRefused(Object outcome) {
        if (outcome instanceof Closed closed) {
            throw closed.exception();
        }
        if (outcome instanceof ChannelFullException full) {
            throw full;
        }
    }

    @Override
    public boolean trySend(T message) {
        Objects.requireNonNull(message, "message");
        Object outcome;
        guard().lock();
        try {
            outcome = closed != null ? closed : state.tryOffer(message);
        } finally {
            guard().unlock();
        }
        if (outcome == null) {
            return false;
        }
        throwIfRefused(outcome);
        return true;
    }

    @Override
    public Uni<Void> sendAsync(T message) {
        Objects.requireNonNull(message, "message");
        return AsyncOperation.uni(SendOperation.of(this, message, null, state::timedOut));
    }

    @Override
    public Uni<Void> sendAsync(T message, Duration timeout) {
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(timeout, "timeout");
        return AsyncOperation.uni(SendOperation.of(this, message, timeout, state::timedOut));
    }

    @Override
    public int sendAll(Collection<? extends T> messages) throws InterruptedException {
        BlockingCheck.enter(this::label, "sendAll(messages)", "sendAllAsync(messages)");
        return sendAll(List.copyOf(messages), 0, ThreadWait.FOREVER);
    }

    @Override
    public int sendAll(Collection<? extends T> messages, Duration timeout) throws InterruptedException {
        long nanos = Durations.saturatedNanos(timeout);
        BlockingCheck.enter(this::label, "sendAll(messages, Duration)", "sendAllAsync(messages)");
        return sendAll(List.copyOf(messages), Time.nanos(), nanos);
    }

    private int sendAll(List<? extends T> messages, long start, long nanos) throws InterruptedException {
        int taken = 0;
        for (T message : messages) {
            try {
                if (!sendWithin(message, start, nanos)) {
                    break;
                }
            } catch (ChannelClosedException | ChannelFullException refused) {
                if (taken == 0) {
                    throw refused;
                }
                break;
            } catch (InterruptedException interrupted) {
                if (taken == 0) {
                    throw interrupted;
                }
                Thread.currentThread().interrupt();
                break;
            }
            taken++;
        }
        return taken;
    }

    @Override
    public int trySendAll(Collection<? extends T> messages) {
        int taken = 0;
        for (T message : List.copyOf(messages)) {
            try {
                if (!trySend(message)) {
                    break;
                }
            } catch (ChannelClosedException ended) {
                if (taken == 0) {
                    throw ended;
                }
                break;
            }
            taken++;
        }
        return taken;
    }

    @Override
    public Uni<Integer> sendAllAsync(Collection<? extends T> messages) {
        return SendAll.uni(this, List.copyOf(messages));
    }

    @Override
    public Permit<T> reserve() throws InterruptedException {
        BlockingCheck.enter(this::label, "reserve()", "reserveAsync()");
        return Objects.requireNonNull(StandardPermit.await(this, 0, ThreadWait.FOREVER));
    }

    @Override
    public @Nullable Permit<T> reserve(Duration timeout) throws InterruptedException {
        long nanos = Durations.saturatedNanos(timeout);
        BlockingCheck.enter(this::label, "reserve(Duration)", "reserveAsync()");
        return StandardPermit.await(this, Time.nanos(), nanos);
    }

    @Override
    public @Nullable Permit<T> tryReserve() {
        return StandardPermit.tryNow(this);
    }

    @Override
    public Uni<Permit<T>> reserveAsync() {
        return AsyncOperation.uni(() -> new ReserveOperation<>(this));
    }

    /** Takes a slot, with the guard held: {@link Sink#SENT}, a {@link Closed}, or {@code null} if there is none. */
    @Nullable
    Object reserveNow() {
        return closed != null ? closed : state.tryReserve();
    }

    @Override
    public long depth() {
        return guard().query(state::depth);
    }

    @Override
    public int capacity() {
        return guard().query(state::capacity);
    }

    @Override
    public boolean isClosed() {
        return guard().query(() -> closed != null || state.closed() != null);
    }

    @Override
    public Uni<CloseReason> whenClosed() {
        return CloseOperation.uni(state);
    }

    @Override
    public Sender<T> duplicate() {
        guard().lock();
        try {
            if (closed != null) {
                throw closed.exception();
            }
            state.counts().senders++;
            return new StandardSender<>(state, managed);
        } finally {
            guard().unlock();
        }
    }

    @Override
    public void close() {
        guard().lock();
        try {
            if (closed == null) {
                closed = Closed.end("sender", ChannelState.KIND, name(), CloseReason.COMPLETED);
                state.endWaits(state.senders(), this, closed);
                state.senderClosed();
            }
        } finally {
            guard().unlock();
        }
    }

    @Override
    public void fail(Throwable cause) {
        end("fail", cause, false);
    }

    @Override
    public void failNow(Throwable cause) {
        end("failNow", cause, true);
    }

    private void end(String operation, Throwable cause, boolean now) {
        Objects.requireNonNull(cause, "cause");
        if (managed) {
            throw ManagedEnd.refuse(operation, operation, name());
        }
        guard().lock();
        try {
            if (closed != null) {
                throw closed.exception();
            }
            if (now) {
                state.closeNow(CloseReason.FAILED, cause);
            } else {
                state.close(CloseReason.FAILED, cause);
            }
        } finally {
            guard().unlock();
        }
    }

    String label() {
        return "channel '" + name() + "'";
    }

    @Override
    public String toString() {
        return "Sender[" + name() + "]";
    }
}
