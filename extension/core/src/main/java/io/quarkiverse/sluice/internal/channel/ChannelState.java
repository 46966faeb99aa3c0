package io.quarkiverse.sluice.internal.channel;

import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.sluice.ChannelFullException;
import io.quarkiverse.sluice.ChannelStatistics;
import io.quarkiverse.sluice.Channels;
import io.quarkiverse.sluice.CloseReason;
import io.quarkiverse.sluice.Overflow;
import io.quarkiverse.sluice.UndeliveredReason;
import io.quarkiverse.sluice.internal.wait.CloseOperation;
import io.quarkiverse.sluice.internal.wait.Closed;
import io.quarkiverse.sluice.internal.wait.Guard;
import io.quarkiverse.sluice.internal.wait.Node;
import io.quarkiverse.sluice.internal.wait.NodeQueue;
import io.quarkiverse.sluice.internal.wait.Sink;
import io.quarkiverse.sluice.internal.wait.Source;
import io.quarkiverse.sluice.internal.wait.Time;

/**
 * A channel of any capacity: one lock, one buffer, and two queues of waiters, oldest first.
 * <p>
 * A message goes straight to the oldest waiting receiver if there is one, and room that comes free goes straight to the
 * oldest waiting sender. So receivers wait only while there is nothing to take, senders only while there is no room, and
 * nobody overtakes them. With capacity 0 there is no buffer and only the direct hand-over is left.
 * <p>
 * All methods but the constructor are called with the {@link #guard()} held, unless they say otherwise.
 */
public final class ChannelState<T> implements CloseOperation.Closeable {

    static final String KIND = "Channel";

    private final ChannelOptions<T> options;
    private final Guard guard = new Guard();
    private final MessageBuffer<T> buffer = new MessageBuffer<>();
    private final NodeQueue<T> senders = new NodeQueue<>();
    private final NodeQueue<T> receivers = new NodeQueue<>();
    private final NodeQueue<CloseReason> closeWaiters = new NodeQueue<>();
    private final NodeQueue<Closed> endWaiters = new NodeQueue<>();
    private final Counts counts = new Counts();
    private int capacity;
    private boolean paused;
    private @Nullable Closed closed;
    /** Whether the channel ended at once, so that open permits are void. */
    private boolean abrupt;

    public ChannelState(ChannelOptions<T> options) {
        this.options = options;
        this.capacity = options.capacity();
    }

    // Without the guard

    String name() {
        return options.name();
    }

    @Override
    public Guard guard() {
        return guard;
    }

    void timedOut() {
        counts.timeouts.incrementAndGet();
    }

    // Messages

    NodeQueue<T> senders() {
        return senders;
    }

    NodeQueue<Closed> endWaiters() {
        return endWaiters;
    }

    NodeQueue<T> receivers() {
        return receivers;
    }

    Counts counts() {
        return counts;
    }

    @Override
    public NodeQueue<CloseReason> closeWaiters() {
        return closeWaiters;
    }

    /** Sends by the overflow policy; {@code null} if it has to wait. */
    @Nullable
    Object offer(T message) {
        Object outcome = tryOffer(message);
        if (outcome != null) {
            return outcome;
        }
        switch (options.overflow()) {
            case REJECT -> {
                counts.rejected++;
                return new ChannelFullException(name(), capacity);
            }
            case DROP_NEWEST -> {
                counts.sent++;
                drop(message);
                return Sink.SENT;
            }
            default -> {
                return null;
            }
        }
    }

    /** Sends if that is possible without giving up this message; {@code null} if the channel is full. */
    @Nullable
    Object tryOffer(T message) {
        if (closed != null) {
            return closed;
        }
        if (handOver(message)) {
            counts.sent++;
            return Sink.SENT;
        }
        if (!hasRoom() && !evictOldest()) {
            return null;
        }
        counts.sent++;
        buffer.add(message);
        return Sink.SENT;
    }

    @Nullable
    T poll() {
        if (paused) {
            return null;
        }
        T message = buffer.poll();
        if (message != null) {
            counts.received();
            admitSenders();
            endReceiversIfDrained();
            return message;
        }
        return takeFromSender();
    }

    /** Takes everything that is queued, as one receive of each. */
    List<T> drain() {
        List<T> all = buffer.takeAll();
        counts.received += all.size();
        admitSenders();
        endReceiversIfDrained();
        return all;
    }

    /** Takes out one queued message, by identity. */
    boolean remove(T message) {
        boolean removed = buffer.remove(message);
        if (removed) {
            admitSenders();
            endReceiversIfDrained();
        }
        return removed;
    }

    private boolean handOver(T message) {
        if (paused || !buffer.isEmpty()) {
            return false;
        }
        Node<T> receiver = receivers.claim();
        if (receiver == null) {
            return false;
        }
        counts.received();
        receiver.decide(message, guard);
        return true;
    }

    /** With no buffer, or with every slot promised to a permit, a waiting sender's message goes straight to the receiver. */
    private @Nullable T takeFromSender() {
        Node<T> sender = senders.claim(node -> node.kind() == Node.Kind.SEND);
        if (sender == null) {
            return null;
        }
        counts.sent++;
        counts.received();
        sender.decide(Sink.SENT, guard);
        return sender.message();
    }

    private boolean hasRoom() {
        return (long) buffer.size() + counts.reserved < capacity;
    }

    private boolean evictOldest() {
        if (options.overflow() != Overflow.DROP_OLDEST && options.overflow() != Overflow.LATEST) {
            return false;
        }
        // A full channel without a queued message is full of permits, which are never evicted.
        while (!hasRoom()) {
            T oldest = buffer.poll();
            if (oldest == null) {
                return false;
            }
            drop(oldest);
        }
        return true;
    }

    private void drop(T message) {
        counts.dropped++;
        handOverUndelivered(List.of(message), UndeliveredReason.DROPPED);
    }

    /** Room has come free: gives it to those who wait for it, oldest first. */
    private void admitSenders() {
        while (closed == null && hasRoom()) {
            Node<T> sender = senders.claim();
            if (sender == null) {
                return;
            }
            if (sender.kind() == Node.Kind.RESERVE) {
                counts.reserved++;
                counts.senders++;
            } else {
                counts.sent++;
                buffer.add(sender.message());
            }
            sender.decide(Sink.SENT, guard);
        }
    }

    // Permits

    /** Takes a slot: {@link Sink#SENT}, a {@link Closed}, or {@code null} if there is none. */
    @Nullable
    Object tryReserve() {
        if (closed != null) {
            return closed;
        }
        if (!hasRoom()) {
            return null;
        }
        counts.reserved++;
        counts.senders++;
        return Sink.SENT;
    }

    /** Uses a slot: {@link Sink#SENT}, or a {@link Closed} with the message left to the caller. */
    Object redeem(T message) {
        counts.reserved--;
        Object outcome = Sink.SENT;
        if (closed != null && abrupt) {
            outcome = closed;
        } else {
            counts.sent++;
            if (handOver(message)) {
                admitSenders();
            } else {
                buffer.add(message);
            }
        }
        senderClosed();
        return outcome;
    }

    /** Gives an unused slot back. */
    void giveBack() {
        counts.reserved--;
        admitSenders();
        senderClosed();
    }

    // Ends

    void senderClosed() {
        counts.senders--;
        if (counts.senders == 0) {
            close(CloseReason.COMPLETED, null);
        }
        endReceiversIfDrained();
    }

    /** The last receiver's left-overs are returned to a caller who asks for them, or else handed over. */
    List<T> receiverClosed(boolean returnLeftOvers) {
        counts.receivers--;
        if (counts.receivers > 0) {
            return List.of();
        }
        close(CloseReason.DISCONNECTED, null);
        abrupt = true;
        if (returnLeftOvers) {
            List<T> leftOvers = buffer.takeAll();
            counts.received += leftOvers.size();
            return leftOvers;
        }
        discard(UndeliveredReason.DISCONNECTED);
        return List.of();
    }

    /** Ends the waits of one end that is closed while the channel goes on. */
    <N> void endWaits(NodeQueue<N> queue, Object end, Closed outcome) {
        Predicate<Node<N>> ofThisEnd = node -> node.end() == end;
        for (Node<N> node = queue.claim(ofThisEnd); node != null; node = queue.claim(ofThisEnd)) {
            node.decide(outcome, guard);
        }
    }

    // The channel's end

    @Override
    public @Nullable Closed closed() {
        return closed;
    }

    /** Why no message will ever be received again, or {@code null}. */
    @Nullable
    Closed drained() {
        return closed != null && buffer.isEmpty() && (abrupt || counts.reserved == 0) ? closed : null;
    }

    /** Refuses further sends; the first reason stays. */
    void close(CloseReason reason, @Nullable Throwable cause) {
        if (closed != null) {
            return;
        }
        closed = Closed.whole(KIND, name(), reason, cause);
        for (Node<T> node = senders.claim(); node != null; node = senders.claim()) {
            node.decide(closed, guard);
        }
        for (Node<CloseReason> node = closeWaiters.claim(); node != null; node = closeWaiters.claim()) {
            node.decide(reason, guard);
        }
        endReceiversIfDrained();
    }

    /** Refuses further sends and hands over what is queued. */
    void closeNow(CloseReason reason, @Nullable Throwable cause) {
        close(reason, cause);
        abrupt = true;
        discard(reason == CloseReason.SHUTDOWN ? UndeliveredReason.SHUTDOWN : UndeliveredReason.FAILED);
        endReceiversIfDrained();
    }

    private void discard(UndeliveredReason reason) {
        handOverUndelivered(buffer.takeAll(), reason);
    }

    void handOverUndelivered(List<T> messages, UndeliveredReason reason) {
        if (!messages.isEmpty()) {
            counts.undelivered += messages.size();
            guard.defer(new Undelivered<>(name(), options.undelivered(), messages, reason));
        }
    }

    private void endReceiversIfDrained() {
        Closed outcome = drained();
        if (outcome != null) {
            for (Node<T> node = receivers.claim(); node != null; node = receivers.claim()) {
                node.decide(outcome, guard);
            }
            for (Node<Closed> node = endWaiters.claim(); node != null; node = endWaiters.claim()) {
                node.decide(outcome, guard);
            }
        }
    }

    // Control

    boolean isPaused() {
        return paused;
    }

    void setPaused(boolean pause) {
        paused = pause;
        while (!paused && (!buffer.isEmpty() || senders.hasSend())) {
            Node<T> receiver = receivers.claim();
            if (receiver == null) {
                break;
            }
            T message = poll();
            // The last waiting sender may have given up in between.
            receiver.decide(message != null ? message : Source.RETRY, guard);
        }
        endReceiversIfDrained();
    }

    void resize(int messages) {
        if (capacity == 0 || options.capacity() == Channels.UNBOUNDED
                || options.overflow() == Overflow.LATEST) {
            throw new UnsupportedOperationException(KIND + " '" + name() + "' with capacity " + capacity + " and overflow "
                    + options.overflow() + " cannot be resized: make it bounded with at least 1 message");
        }
        if (messages < 1) {
            throw new IllegalArgumentException(
                    "The capacity of channel '" + name() + "' must be at least 1 message, not " + messages);
        }
        capacity = messages;
        admitSenders();
    }

    long depth() {
        return buffer.size();
    }

    int capacity() {
        return capacity;
    }

    ChannelStatistics statistics() {
        return new ChannelStatistics(buffer.size(), capacity, counts.sent, counts.received, counts.dropped, counts.rejected,
                counts.timeouts.get(), counts.undelivered, counts.senders - counts.hiddenSenders,
                counts.receivers - counts.hiddenReceivers, senders.size(), receivers.size(),
                Duration.ofNanos(buffer.oldestAge()), Duration.ofNanos(Time.nanos() - counts.lastReceive), paused,
                closed == null ? null : closed.reason());
    }
}
