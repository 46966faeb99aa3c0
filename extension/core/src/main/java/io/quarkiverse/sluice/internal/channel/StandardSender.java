package io.quarkiverse.sluice.internal.channel;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.sluice.CloseReason;
import io.quarkiverse.sluice.Permit;
import io.quarkiverse.sluice.Sender;
import io.quarkiverse.sluice.UndeliveredReason;
import io.quarkiverse.sluice.internal.channel.store.SendSide;
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
import io.quarkiverse.sluice.internal.wait.Spin;
import io.quarkiverse.sluice.internal.wait.ThreadWait;
import io.quarkiverse.sluice.internal.wait.Time;
import io.smallrye.mutiny.Uni;

/** A sender of a {@link ChannelCore}. */
public class StandardSender<T> implements Sender<T>, Sink<T> {

    private final ChannelCore<T> core;
    private final boolean managed;
    private @Nullable Closed closed;

    /** The first sender of a new channel, which counts it already. */
    public StandardSender(ChannelCore<T> core) {
        this(core, false);
    }

    /** A sender that the caller has counted. */
    StandardSender(ChannelCore<T> core, boolean managed) {
        this.core = core;
        this.managed = managed;
    }

    ChannelCore<T> core() {
        return core;
    }

    @Override
    public String name() {
        return core.name();
    }

    @Override
    public Guard guard() {
        return core.guard();
    }

    @Override
    public boolean offerQuickly(T message) {
        SendSide<T> side = core.sendSide();
        side.lock();
        try {
            return closed == null && side.offer(message);
        } finally {
            side.unlock();
        }
    }

    @Override
    public @Nullable Object offer(T message) {
        return closed != null ? closed : core.offer(message);
    }

    @Override
    public NodeQueue<T> senders() {
        return core.senders();
    }

    @Override
    public void withdrawn(T message) {
        core.handOverUndelivered(List.of(message), UndeliveredReason.WITHDRAWN);
    }

    @Override
    public void send(T message) throws InterruptedException {
        Objects.requireNonNull(message, "message");
        BlockingCheck.enter(this::label, "send(message)", "sendAsync(message)");
        if (!offerQuickly(message)) {
            sendWithin(message, 0, ThreadWait.FOREVER);
        }
    }

    @Override
    public boolean send(T message, Duration timeout) throws InterruptedException {
        Objects.requireNonNull(message, "message");
        long nanos = Durations.saturatedNanos(timeout);
        BlockingCheck.enter(this::label, "send(message, Duration)", "sendAsync(message, Duration)");
        return offerQuickly(message) || sendWithin(message, Time.nanos(), nanos);
    }

    /** Sends, waiting at most so long from the given start; {@code false} if the time ran out. */
    public boolean sendWithin(T message, long start, long nanos) throws InterruptedException {
        int looks = nanos > 0 ? Spin.looks() : 0;
        for (int look = 0; look < looks && mayFitQuickly(); look++) {
            if (core.sendSide().looksReady() && offerQuickly(message)) {
                return true;
            }
            Spin.pause(look);
        }
        Object outcome = BlockingWait.outcome(guard(), senders(), () -> offer(message),
                wait -> Node.send(wait, this, message), mayFitQuickly() ? 0 : looks, start, nanos);
        if (outcome == null) {
            core.timedOut();
            return false;
        }
        Refusals.throwIfRefused(outcome);
        return true;
    }

    /** Whether room may still come the quick way, so that it pays to look again before waiting. */
    private boolean mayFitQuickly() {
        return core.sendSide().isOpen() && core.flavour().waitsForRoom();
    }

    @Override
    public boolean trySend(T message) {
        Objects.requireNonNull(message, "message");
        if (offerQuickly(message)) {
            return true;
        }
        Object outcome;
        guard().lock();
        try {
            outcome = closed != null ? closed : core.tryOffer(message);
        } finally {
            guard().unlock();
        }
        if (outcome == null) {
            return false;
        }
        Refusals.throwIfRefused(outcome);
        return true;
    }

    @Override
    public Uni<Void> sendAsync(T message) {
        Objects.requireNonNull(message, "message");
        return AsyncOperation.uni(SendOperation.of(this, message, null, core::timedOut));
    }

    @Override
    public Uni<Void> sendAsync(T message, Duration timeout) {
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(timeout, "timeout");
        return AsyncOperation.uni(SendOperation.of(this, message, timeout, core::timedOut));
    }

    @Override
    public int sendAll(Collection<? extends T> messages) throws InterruptedException {
        List<? extends T> batch = List.copyOf(messages);
        BlockingCheck.enter(this::label, "sendAll(messages)", "sendAllAsync(messages)");
        return SendAll.blocking(this, batch, 0, ThreadWait.FOREVER);
    }

    @Override
    public int sendAll(Collection<? extends T> messages, Duration timeout) throws InterruptedException {
        List<? extends T> batch = List.copyOf(messages);
        long nanos = Durations.saturatedNanos(timeout);
        BlockingCheck.enter(this::label, "sendAll(messages, Duration)", "sendAllAsync(messages, Duration)");
        return SendAll.blocking(this, batch, Time.nanos(), nanos);
    }

    @Override
    public int trySendAll(Collection<? extends T> messages) {
        return SendAll.now(this, List.copyOf(messages));
    }

    @Override
    public Uni<Integer> sendAllAsync(Collection<? extends T> messages) {
        return SendAll.uni(this, List.copyOf(messages), ThreadWait.FOREVER);
    }

    @Override
    public Uni<Integer> sendAllAsync(Collection<? extends T> messages, Duration timeout) {
        return SendAll.uni(this, List.copyOf(messages), Durations.saturatedNanos(timeout));
    }

    @Override
    public Permit<T> reserve() throws InterruptedException {
        BlockingCheck.enter(this::label, "reserve()", "reserveAsync()");
        return Objects.requireNonNull(StandardPermit.await(this, 0, ThreadWait.FOREVER));
    }

    @Override
    public @Nullable Permit<T> reserve(Duration timeout) throws InterruptedException {
        long nanos = Durations.saturatedNanos(timeout);
        BlockingCheck.enter(this::label, "reserve(Duration)", "reserveAsync(Duration)");
        return StandardPermit.await(this, Time.nanos(), nanos);
    }

    @Override
    public @Nullable Permit<T> tryReserve() {
        return StandardPermit.tryNow(this);
    }

    @Override
    public Uni<Permit<T>> reserveAsync() {
        return AsyncOperation.uni(() -> new ReserveOperation<>(this, null));
    }

    @Override
    public Uni<Permit<T>> reserveAsync(Duration timeout) {
        Objects.requireNonNull(timeout, "timeout");
        return AsyncOperation.uni(() -> new ReserveOperation<>(this, timeout));
    }

    /** Takes a slot, with the guard held: {@link Sink#SENT}, a {@link Closed}, or {@code null} if there is none. */
    @Nullable
    Object reserveNow() {
        return closed != null ? closed : Slots.take(core);
    }

    @Override
    public long depth() {
        return guard().query(core.store()::size);
    }

    @Override
    public int capacity() {
        return guard().query(core.flavour()::capacity);
    }

    @Override
    public boolean isClosed() {
        return guard().query(() -> closed != null || core.ending().closed() != null);
    }

    @Override
    public Uni<CloseReason> whenClosed() {
        return CloseOperation.uni(core.ending());
    }

    @Override
    public Sender<T> duplicate() {
        Closed mine = guard().query(() -> {
            if (closed == null) {
                core.counts().senders++;
            }
            return closed;
        });
        if (mine != null) {
            throw mine.exception();
        }
        return copy();
    }

    /** Another sender like this one, which the caller has counted. */
    StandardSender<T> copy() {
        return new StandardSender<>(core, managed);
    }

    @Override
    public void close() {
        guard().lock();
        try {
            if (closed == null) {
                closed = Closed.end("sender", ChannelCore.KIND, name(), CloseReason.COMPLETED);
                core.ending().endWaits(core.senders(), this, closed);
                core.ending().senderClosed();
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
        Closed mine = guard().query(() -> {
            if (closed == null && now) {
                core.ending().closeNow(CloseReason.FAILED, cause);
            } else if (closed == null) {
                core.ending().close(CloseReason.FAILED, cause);
            }
            return closed;
        });
        if (mine != null) {
            throw mine.exception();
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
