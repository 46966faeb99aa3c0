package io.quarkiverse.sluice.internal.broadcast;

import java.util.Objects;
import java.util.function.LongConsumer;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.sluice.CloseReason;
import io.quarkiverse.sluice.SlowSubscriber;
import io.quarkiverse.sluice.Subscription;
import io.quarkiverse.sluice.SubscriptionLaggedException;
import io.quarkiverse.sluice.internal.wait.AbstractReceivable;
import io.quarkiverse.sluice.internal.wait.CloseOperation;
import io.quarkiverse.sluice.internal.wait.Closed;
import io.quarkiverse.sluice.internal.wait.Guard;
import io.quarkiverse.sluice.internal.wait.Node;
import io.quarkiverse.sluice.internal.wait.NodeQueue;
import io.smallrye.mutiny.Uni;

/** One subscriber's buffer. It shares the lock of its broadcaster, so that an event reaches all subscribers in one step. */
final class StandardSubscription<T> extends AbstractReceivable<T>
        implements Subscription<T>, CloseOperation.Closeable {

    static final String KIND = "Subscription";

    private final StandardBroadcaster<T> broadcaster;
    private final int capacity;
    private final SlowSubscriber policy;
    private final MessageBuffer<T> buffer = new MessageBuffer<>();
    private final NodeQueue<T> receivers = new NodeQueue<>();
    private final NodeQueue<CloseReason> closeWaiters = new NodeQueue<>();
    private final NodeQueue<Closed> endWaiters = new NodeQueue<>();
    private long missed;
    private long unreported;
    private @Nullable Closed closed;
    private volatile LongConsumer onLagged = skipped -> {
    };

    StandardSubscription(StandardBroadcaster<T> broadcaster, int capacity, SlowSubscriber policy) {
        this.broadcaster = broadcaster;
        this.capacity = policy == SlowSubscriber.LATEST ? 1 : capacity;
        this.policy = policy;
    }

    // With the guard held

    boolean blocks() {
        return policy == SlowSubscriber.BLOCK && buffer.size() >= capacity;
    }

    int pending() {
        return buffer.size();
    }

    /** Takes an event and returns how many it skipped for it. */
    int accept(T event) {
        if (buffer.isEmpty()) {
            Node<T> receiver = receivers.claim();
            if (receiver != null) {
                receiver.decide(event, guard());
                return 0;
            }
        }
        if (buffer.size() < capacity) {
            buffer.add(event);
            return 0;
        }
        missed++;
        switch (policy) {
            case LAG, LATEST -> {
                buffer.poll();
                buffer.add(event);
                unreported++;
            }
            case DISCONNECT -> end(CloseReason.DISCONNECTED, null);
            default -> unreported++;
        }
        return 1;
    }

    boolean isEnded() {
        return closed != null;
    }

    /** Takes no more events; the backlog can be received. */
    void end(CloseReason reason, @Nullable Throwable cause) {
        if (closed != null) {
            return;
        }
        closed = new Closed(name(), reason, cause, KIND + " to broadcaster '" + name() + "'", switch (reason) {
            case COMPLETED -> "is completed: no event will come any more, so stop receiving";
            case DISCONNECTED -> "was too slow and is disconnected (" + missed
                    + " events missed): subscribe again, with a larger buffer";
            default -> "ended with its broadcaster: see the cause, if any, and subscribe to a new one";
        });
        for (Node<CloseReason> node = closeWaiters.claim(); node != null; node = closeWaiters.claim()) {
            node.decide(reason, guard());
        }
        if (buffer.isEmpty()) {
            endReceivers(closed);
        }
    }

    private void endReceivers(Closed outcome) {
        for (Node<T> node = receivers.claim(); node != null; node = receivers.claim()) {
            node.decide(outcome, guard());
        }
        for (Node<Closed> node = endWaiters.claim(); node != null; node = endWaiters.claim()) {
            node.decide(outcome, guard());
        }
    }

    @Override
    public NodeQueue<CloseReason> closeWaiters() {
        return closeWaiters;
    }

    @Override
    public @Nullable Closed closed() {
        return closed;
    }

    @Override
    public @Nullable T poll() {
        if (unreported > 0) {
            long gap = unreported;
            unreported = 0;
            throw new SubscriptionLaggedException(name(), gap);
        }
        T event = buffer.poll();
        if (event != null) {
            broadcaster.roomCameFree();
            if (closed != null && buffer.isEmpty()) {
                endReceivers(closed);
            }
        }
        return event;
    }

    @Override
    public @Nullable Closed ended() {
        return buffer.isEmpty() ? closed : null;
    }

    @Override
    public NodeQueue<Closed> endWaiters() {
        return endWaiters;
    }

    @Override
    public NodeQueue<T> receivers() {
        return receivers;
    }

    // Without the guard

    @Override
    public String name() {
        return broadcaster.name();
    }

    @Override
    protected String label() {
        return "a subscription to broadcaster '" + name() + "'";
    }

    @Override
    public Guard guard() {
        return broadcaster.guard();
    }

    @Override
    public void skipped(long messages) {
        onLagged.accept(messages);
    }

    @Override
    public Subscription<T> onLagged(LongConsumer skipped) {
        onLagged = Objects.requireNonNull(skipped, "skipped");
        return this;
    }

    @Override
    public long missed() {
        return guard().query(() -> missed);
    }

    @Override
    public long depth() {
        return guard().query(() -> (long) buffer.size());
    }

    @Override
    public int capacity() {
        return capacity;
    }

    @Override
    public boolean isClosed() {
        return guard().query(() -> closed != null);
    }

    @Override
    public boolean isDrained() {
        return guard().query(() -> ended() != null);
    }

    @Override
    public Uni<CloseReason> whenClosed() {
        return CloseOperation.uni(this);
    }

    @Override
    public void close() {
        guard().lock();
        try {
            buffer.takeAll();
            unreported = 0;
            Closed outcome = Closed.end("subscription", "broadcaster", name(), CloseReason.DISCONNECTED);
            endReceivers(outcome);
            end(CloseReason.DISCONNECTED, null);
            closed = outcome;
            broadcaster.forget(this);
        } finally {
            guard().unlock();
        }
    }

    @Override
    public String toString() {
        return "Subscription[" + name() + "]";
    }
}
