package io.quarkiverse.sluice.internal.broadcast;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.sluice.Broadcaster;
import io.quarkiverse.sluice.BroadcasterStatistics;
import io.quarkiverse.sluice.CloseReason;
import io.quarkiverse.sluice.SlowSubscriber;
import io.quarkiverse.sluice.SubscriberOptions;
import io.quarkiverse.sluice.Subscription;
import io.quarkiverse.sluice.internal.wait.AsyncOperation;
import io.quarkiverse.sluice.internal.wait.BlockingCheck;
import io.quarkiverse.sluice.internal.wait.BlockingWait;
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
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/**
 * One lock for the broadcaster and all its subscriptions: a broadcast reaches every subscriber in one step, or waits until
 * every blocking one has room and has reached nobody until then. Waiting broadcasts go oldest first.
 */
public final class StandardBroadcaster<T> implements Broadcaster<T>, Sink<T> {

    private final String name;
    private final int buffer;
    private final SlowSubscriber slowSubscriber;
    private final Guard guard = Guard.single();
    private final Set<StandardSubscription<T>> subscriptions = new LinkedHashSet<>();
    private final NodeQueue<T> waiting = new NodeQueue<>();
    private long sent;
    private long lagged;
    private @Nullable Closed closed;

    public StandardBroadcaster(String name, int buffer, SlowSubscriber slowSubscriber) {
        this.name = name;
        this.buffer = buffer;
        this.slowSubscriber = slowSubscriber;
    }

    @Override
    public String name() {
        return name;
    }

    // With the guard held

    @Override
    public @Nullable Object offer(T event) {
        if (closed != null) {
            return closed;
        }
        if (anyBlocks()) {
            return null;
        }
        deliver(event);
        return SENT;
    }

    @Override
    public NodeQueue<T> senders() {
        return waiting;
    }

    @Override
    public void withdrawn(T event) {
        // Nobody had custody of it: it has reached no subscriber.
    }

    /** A subscriber has taken an event or has left: those who wait for it may go on. */
    void roomCameFree() {
        while (closed == null && !anyBlocks()) {
            Node<T> node = waiting.claim();
            if (node == null) {
                return;
            }
            deliver(node.message());
            node.decide(SENT, guard);
        }
    }

    void forget(StandardSubscription<T> subscription) {
        subscriptions.remove(subscription);
        roomCameFree();
    }

    private boolean anyBlocks() {
        for (StandardSubscription<T> subscription : subscriptions) {
            if (subscription.blocks()) {
                return true;
            }
        }
        return false;
    }

    private void deliver(T event) {
        sent++;
        boolean anyEnded = false;
        for (StandardSubscription<T> subscription : subscriptions) {
            lagged += subscription.accept(event);
            anyEnded |= subscription.isEnded();
        }
        if (anyEnded) {
            subscriptions.removeIf(StandardSubscription::isEnded);
        }
    }

    // Without the guard

    @Override
    public Guard guard() {
        return guard;
    }

    @Override
    public void broadcast(T event) throws InterruptedException {
        Objects.requireNonNull(event, "event");
        BlockingCheck.enter(this::label, "broadcast(event)", "broadcastAsync(event)");
        broadcastWithin(event, 0, ThreadWait.FOREVER);
    }

    @Override
    public boolean broadcast(T event, Duration timeout) throws InterruptedException {
        Objects.requireNonNull(event, "event");
        long nanos = Durations.saturatedNanos(timeout);
        BlockingCheck.enter(this::label, "broadcast(event, Duration)", "broadcastAsync(event, Duration)");
        return broadcastWithin(event, Time.nanos(), nanos);
    }

    private boolean broadcastWithin(T event, long start, long nanos) throws InterruptedException {
        Object outcome = BlockingWait.outcome(guard, waiting, () -> offer(event), wait -> Node.send(wait, this, event),
                Spin.looks(), start, nanos);
        return outcome != null && sent(outcome);
    }

    private static boolean sent(Object outcome) {
        if (outcome instanceof Closed closed) {
            throw closed.exception();
        }
        return true;
    }

    @Override
    public boolean tryBroadcast(T event) {
        Objects.requireNonNull(event, "event");
        Object outcome = guard.query(() -> offer(event));
        return outcome != null && sent(outcome);
    }

    @Override
    public Uni<Void> broadcastAsync(T event) {
        Objects.requireNonNull(event, "event");
        return AsyncOperation.uni(SendOperation.of(this, event, null, () -> {
        }));
    }

    @Override
    public Uni<Void> broadcastAsync(T event, Duration timeout) {
        Objects.requireNonNull(event, "event");
        Objects.requireNonNull(timeout, "timeout");
        return AsyncOperation.uni(SendOperation.of(this, event, timeout, () -> {
        }));
    }

    @Override
    public Subscription<T> subscribe() {
        return subscribe(SubscriberOptions.defaults());
    }

    @Override
    public Subscription<T> subscribe(SubscriberOptions options) {
        var subscription = new StandardSubscription<>(this,
                Objects.requireNonNullElse(options.buffer(), buffer),
                Objects.requireNonNullElse(options.policy(), slowSubscriber));
        guard.lock();
        try {
            if (closed == null) {
                subscriptions.add(subscription);
            } else {
                subscription.end(closed.reason(), closed.cause());
            }
            return subscription;
        } finally {
            guard.unlock();
        }
    }

    @Override
    public Multi<T> stream() {
        Consumer<Subscription<T>> close = Subscription::close;
        return Multi.createFrom().resource(() -> subscribe(), subscription -> subscription.stream()).withFinalizer(close);
    }

    @Override
    public void complete() {
        end(CloseReason.COMPLETED, null);
    }

    @Override
    public void fail(Throwable cause) {
        end(CloseReason.FAILED, Objects.requireNonNull(cause, "cause"));
    }

    @Override
    public void close() {
        complete();
    }

    private void end(CloseReason reason, @Nullable Throwable cause) {
        guard.lock();
        try {
            if (closed != null) {
                return;
            }
            closed = Closed.whole("Broadcaster", name, reason, cause);
            for (Node<T> node = waiting.claim(); node != null; node = waiting.claim()) {
                node.decide(closed, guard);
            }
            List.copyOf(subscriptions).forEach(subscription -> subscription.end(reason, cause));
            subscriptions.clear();
        } finally {
            guard.unlock();
        }
    }

    @Override
    public boolean isClosed() {
        return guard.query(() -> closed != null);
    }

    @Override
    public BroadcasterStatistics statistics() {
        return guard.query(() -> new BroadcasterStatistics(buffer, sent, subscriptions.size(), lagged,
                subscriptions.stream().mapToLong(StandardSubscription::pending).max().orElse(0), closed != null));
    }

    private String label() {
        return "broadcaster '" + name + "'";
    }

    @Override
    public String toString() {
        return "Broadcaster[" + name + "]";
    }
}
