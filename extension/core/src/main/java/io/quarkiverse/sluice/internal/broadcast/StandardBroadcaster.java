package io.quarkiverse.sluice.internal.broadcast;

import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Predicate;

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
import io.quarkiverse.sluice.internal.wait.Waiting;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/**
 * One lock for the broadcaster and all its subscriptions: a broadcast reaches every subscriber in one step, or waits until
 * every blocking one has room and has reached nobody until then. Waiting broadcasts go oldest first. The event is stored once;
 * only those are looked at who wait for one, who might be full, or who do without it when they are.
 */
public final class StandardBroadcaster<T> implements Broadcaster<T>, Sink<T> {

    /** At least so many events come between two looks at all who lag. */
    private static final int SETTLED_AFTER = 64;

    private final String name;
    private final int buffer;
    private final SlowSubscriber slowSubscriber;
    private final Guard guard = Guard.single();
    private final EventLog<T> log;
    private final Audience<T> audience = new Audience<>();
    private final Waiting<StandardSubscription<T>> waiting = new Waiting<>();
    private final NodeQueue<T> senders = new NodeQueue<>();
    private final int replay;
    private long lagged;
    private long untilSettled = SETTLED_AFTER;
    private boolean lettingGo;
    private @Nullable Closed closed;

    public StandardBroadcaster(String name, int buffer, SlowSubscriber slowSubscriber, int replay) {
        this.name = name;
        this.buffer = buffer;
        this.slowSubscriber = slowSubscriber;
        this.replay = replay;
        this.log = new EventLog<>(replay);
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
        if (audience.blocks(log.next())) {
            return null;
        }
        deliver(event);
        return SENT;
    }

    @Override
    public NodeQueue<T> senders() {
        return senders;
    }

    @Override
    public void withdrawn(T event) {
        // Nobody had custody of it: it has reached no subscriber.
    }

    /** Who waits for an event. */
    Waiting<StandardSubscription<T>> waiting() {
        return waiting;
    }

    /** How many events there have been. */
    long sent() {
        return log.next();
    }

    /** Brings one up to date who may lag. */
    void settle(StandardSubscription<T> subscription) {
        lagged += subscription.settle();
    }

    /** A subscriber has taken an event or has left: those who wait for it may go on. */
    void roomCameFree() {
        if (lettingGo || senders.isEmpty()) {
            // Who is given an event makes room himself; the loop below sees to it, so that no chain of them grows.
            return;
        }
        lettingGo = true;
        while (!audience.blocks(log.next())) {
            Node<T> node = senders.claim();
            if (node == null) {
                break;
            }
            deliver(node.message());
            node.decide(SENT, guard);
        }
        lettingGo = false;
    }

    void forget(StandardSubscription<T> subscription) {
        audience.remove(subscription);
        roomCameFree();
    }

    private void deliver(T event) {
        lagged += audience.cutOff(log.next());
        log.append(event);
        audience.selective().forEach(subscription -> lagged += subscription.accept(event));
        waiting.tell(StandardSubscription::serve);
        untilSettled--;
        if (untilSettled == 0) {
            settleAll();
        }
    }

    /**
     * Nobody who lags is looked at for an event, so that it may hold more than is its own; in the end it does not. The looks
     * are so far apart that each event pays for less than two.
     */
    private void settleAll() {
        audience.forEach(this::settle);
        untilSettled = SETTLED_AFTER + audience.size() + log.size();
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
        Object outcome = BlockingWait.outcome(guard, senders, () -> offer(event), wait -> Node.send(wait, this, event),
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
        return newSubscription(SubscriberOptions.defaults(), null);
    }

    @Override
    public Subscription<T> subscribe(SubscriberOptions options) {
        return newSubscription(options, null);
    }

    @Override
    public Subscription<T> subscribe(SubscriberOptions options, Predicate<? super T> filter) {
        return newSubscription(options, Objects.requireNonNull(filter, "filter"));
    }

    private Subscription<T> newSubscription(SubscriberOptions options, @Nullable Predicate<? super T> filter) {
        SlowSubscriber policy = Objects.requireNonNullElse(options.policy(), slowSubscriber);
        int capacity = policy == SlowSubscriber.LATEST ? 1 : Objects.requireNonNullElse(options.buffer(), buffer);
        int replayed = Math.min(capacity, Objects.requireNonNullElse(options.replay(), replay));
        if (replayed > replay) {
            throw new IllegalArgumentException("Cannot replay " + replayed + " events of " + label() + ", which keeps "
                    + replay + ": raise its replay, or ask for fewer");
        }
        return guard.query(() -> {
            var subscription = new StandardSubscription<>(this, policy, capacity, backlog(policy, capacity, replayed), filter);
            if (closed == null) {
                audience.add(subscription);
            } else {
                subscription.end(closed.reason(), closed.cause());
            }
            return subscription;
        });
    }

    private Backlog<T> backlog(SlowSubscriber policy, int capacity, int replayed) {
        long first = Math.max(0, log.next() - replayed);
        if (policy != SlowSubscriber.DROP_NEWEST) {
            return new SharedBacklog<>(log, first, capacity);
        }
        var own = new OwnBacklog<T>(first);
        for (long position = first; position < log.next(); position++) {
            own.add(log.get(position));
        }
        return own;
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
            senders.decideAll(closed, guard);
            settleAll();
            audience.forEach(subscription -> subscription.end(reason, cause));
            audience.clear();
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
        return guard.query(() -> {
            settleAll();
            return new BroadcasterStatistics(buffer, log.next(), audience.size(), lagged, audience.longestBacklog(),
                    closed != null);
        });
    }

    private String label() {
        return "broadcaster '" + name + "'";
    }

    @Override
    public String toString() {
        return "Broadcaster[" + name + "]";
    }
}
