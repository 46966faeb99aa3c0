package io.quarkiverse.sluice.internal.channel;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.sluice.UndeliveredHandler;
import io.quarkiverse.sluice.UndeliveredReason;
import io.quarkiverse.sluice.internal.channel.flavour.Contents;
import io.quarkiverse.sluice.internal.channel.flavour.Flavour;
import io.quarkiverse.sluice.internal.channel.store.Fifo;
import io.quarkiverse.sluice.internal.channel.store.PriorityStore;
import io.quarkiverse.sluice.internal.channel.store.ReceiveSide;
import io.quarkiverse.sluice.internal.channel.store.SendSide;
import io.quarkiverse.sluice.internal.channel.store.Store;
import io.quarkiverse.sluice.internal.wait.Closed;
import io.quarkiverse.sluice.internal.wait.DoubleGuard;
import io.quarkiverse.sluice.internal.wait.Guard;
import io.quarkiverse.sluice.internal.wait.Node;
import io.quarkiverse.sluice.internal.wait.NodeQueue;
import io.quarkiverse.sluice.internal.wait.Refused;
import io.quarkiverse.sluice.internal.wait.Sink;
import io.quarkiverse.sluice.internal.wait.Source;

/**
 * What all flavours of channel share: two ends with a lock each, a store between them, and two queues of waiters, oldest
 * first.
 * <p>
 * As long as nobody waits and the channel is open, a sender holds only the lock of the {@link SendSide}, a receiver only that
 * of the {@link ReceiveSide}. Everything else is done with the {@link #guard()}, which is both locks: somebody who waits, a
 * permit, a closing, a pause, an exact figure. Since whoever holds the guard also decides, when releasing it, what one lock
 * is good for from then on, neither side can miss the other.
 * <p>
 * A message goes straight to the oldest waiting receiver if there is one, and room that comes free goes straight to the
 * oldest waiting sender. So receivers wait only while there is nothing to take, senders only while there is no room, and
 * nobody overtakes them.
 * <p>
 * All methods but the constructor are called with the guard held, unless they say otherwise.
 */
public final class ChannelCore<T> implements Contents<T> {

    static final String KIND = "Channel";

    private final String name;
    private final Flavour<T> flavour;
    private final Fifo<T> fifo = new Fifo<>();
    private final Store<T> store;
    private final Guard guard;
    private final NodeQueue<T> senders = new NodeQueue<>();
    private final NodeQueue<T> receivers = new NodeQueue<>();
    private final Counts counts = new Counts();
    private final ChannelEnding<T> ending;
    private final @Nullable UndeliveredHandler<? super T> undelivered;
    private boolean paused;

    public ChannelCore(ChannelOptions<T> options) {
        this.name = options.name();
        this.flavour = options.flavour();
        this.store = options.priority() == null ? fifo : new PriorityStore<>(options.priority());
        this.undelivered = options.undelivered();
        this.guard = new DoubleGuard(fifo.sendSide(), fifo.receiveSide()) {
            @Override
            protected void beforeFree() {
                openSides();
            }
        };
        this.ending = new ChannelEnding<>(this);
        openSides();
    }

    /** Says what one lock is good for until somebody takes both again. */
    private void openSides() {
        boolean simple = store == fifo && !ending.isClosed() && senders.isEmpty();
        fifo.sendSide().open(simple && receivers.isEmpty() && !flavour.watchesSends(), flavour.capacity() - counts.reserved);
        fifo.receiveSide().open(store == fifo && !paused && senders.isEmpty() && !ending.isWatched());
    }

    // Without the guard

    @Override
    public String name() {
        return name;
    }

    Guard guard() {
        return guard;
    }

    SendSide<T> sendSide() {
        return fifo.sendSide();
    }

    ReceiveSide<T> receiveSide() {
        return fifo.receiveSide();
    }

    void timedOut() {
        counts.timeouts.incrementAndGet();
    }

    // With the guard

    Store<T> store() {
        return store;
    }

    Flavour<T> flavour() {
        return flavour;
    }

    NodeQueue<T> senders() {
        return senders;
    }

    NodeQueue<T> receivers() {
        return receivers;
    }

    Counts counts() {
        return counts;
    }

    ChannelEnding<T> ending() {
        return ending;
    }

    boolean isPaused() {
        return paused;
    }

    // Messages

    /** Sends by the overflow policy; {@code null} if it has to wait. */
    @Nullable
    Object offer(T message) {
        Object outcome = tryOffer(message);
        if (outcome == null) {
            outcome = flavour.whenFull(this, message);
            if (outcome instanceof Refused) {
                counts.rejected++;
            }
        }
        return outcome;
    }

    /** Sends if that is possible without giving up this message; {@code null} if the channel is full. */
    @Nullable
    Object tryOffer(T message) {
        Closed closed = ending.closed();
        if (closed != null) {
            return flavour.refusal(this, closed);
        }
        if (handOver(message)) {
            flavour.accepted(this);
            return Sink.SENT;
        }
        if (!hasRoom() && !flavour.makeRoom(this)) {
            return null;
        }
        store.add(message);
        flavour.accepted(this);
        return Sink.SENT;
    }

    @Nullable
    T poll() {
        if (paused) {
            return null;
        }
        T message = store.poll();
        if (message == null) {
            return takeFromSender();
        }
        admitSenders();
        ending.endReceiversIfDrained();
        return message;
    }

    /** Takes everything that is queued, as one receive of each. */
    List<T> drain() {
        List<T> all = store.takeAll();
        admitSenders();
        ending.endReceiversIfDrained();
        return all;
    }

    /** Takes out one queued message, by identity. */
    boolean remove(T message) {
        boolean removed = store.remove(message);
        if (removed) {
            counts.notReceived++;
            admitSenders();
            ending.endReceiversIfDrained();
        }
        return removed;
    }

    private boolean handOver(T message) {
        if (paused || !store.isEmpty()) {
            return false;
        }
        Node<T> receiver = receivers.claim();
        if (receiver == null) {
            return false;
        }
        counts.handedOver++;
        receiver.decide(message, guard);
        return true;
    }

    /** Accepts a message for a slot that was taken before. */
    Object redeem(T message) {
        Object outcome = Sink.SENT;
        if (handOver(message)) {
            flavour.accepted(this);
        } else {
            outcome = add(message);
        }
        // A message that went straight to a receiver, or was refused, leaves its slot to somebody else.
        admitSenders();
        return outcome;
    }

    /** With no buffer, or with every slot promised to a permit, a waiting sender's message goes straight to the receiver. */
    private @Nullable T takeFromSender() {
        Node<T> sender = senders.claim(node -> node.kind() == Node.Kind.SEND);
        if (sender == null) {
            return null;
        }
        counts.handedOver++;
        sender.decide(Sink.SENT, guard);
        flavour.accepted(this);
        return sender.message();
    }

    /** Room has come free: gives it to those who wait for it, oldest first. */
    void admitSenders() {
        while (!ending.isClosed() && hasRoom()) {
            Node<T> sender = senders.claim();
            if (sender == null) {
                return;
            }
            Object outcome = Sink.SENT;
            if (sender.kind() == Node.Kind.RESERVE) {
                counts.reserve();
            } else {
                outcome = add(sender.message());
            }
            sender.decide(outcome, guard);
        }
    }

    /** Queues a message on behalf of a waiting sender, to whom belongs what a comparator throws. */
    private Object add(T message) {
        try {
            store.add(message);
        } catch (RuntimeException incomparable) {
            return incomparable;
        }
        flavour.accepted(this);
        return Sink.SENT;
    }

    @Override
    public boolean hasRoom() {
        return store.size() + counts.reserved < flavour.capacity();
    }

    @Override
    public boolean evict() {
        T evicted = store.evict();
        if (evicted == null) {
            return false;
        }
        counts.notReceived++;
        counts.dropped++;
        handOverUndelivered(List.of(evicted), UndeliveredReason.DROPPED);
        return true;
    }

    @Override
    public void drop(T message) {
        counts.droppedAtOnce++;
        counts.dropped++;
        handOverUndelivered(List.of(message), UndeliveredReason.DROPPED);
    }

    @Override
    public void complete() {
        ending.completeForAll();
    }

    /** Hands over everything that is queued. */
    void discard(UndeliveredReason reason) {
        List<T> all = store.takeAll();
        counts.notReceived += all.size();
        handOverUndelivered(all, reason);
    }

    void handOverUndelivered(List<T> messages, UndeliveredReason reason) {
        if (!messages.isEmpty()) {
            counts.undelivered += messages.size();
            guard.defer(new Undelivered<>(name, undelivered, messages, reason));
        }
    }

    // Control

    void setPaused(boolean pause) {
        paused = pause;
        while (!paused && (!store.isEmpty() || senders.hasSend())) {
            Node<T> receiver = receivers.claim();
            if (receiver == null) {
                break;
            }
            T message = poll();
            // The last waiting sender may have given up in between.
            receiver.decide(message != null ? message : Source.RETRY, guard);
        }
        ending.endReceiversIfDrained();
    }

    void resize(int messages) {
        flavour.resize(name, messages);
        admitSenders();
    }
}
