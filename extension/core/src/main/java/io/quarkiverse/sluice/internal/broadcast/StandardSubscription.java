package io.quarkiverse.sluice.internal.broadcast;

import java.util.Objects;
import java.util.function.LongConsumer;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.sluice.CloseReason;
import io.quarkiverse.sluice.SlowSubscriber;
import io.quarkiverse.sluice.Subscription;
import io.quarkiverse.sluice.internal.wait.CloseOperation;
import io.quarkiverse.sluice.internal.wait.Closed;
import io.quarkiverse.sluice.internal.wait.Follower;
import io.quarkiverse.sluice.internal.wait.Guard;
import io.quarkiverse.sluice.internal.wait.Node;
import io.quarkiverse.sluice.internal.wait.NodeQueue;
import io.smallrye.mutiny.Uni;

/** One subscriber's backlog and what becomes of it. It shares the lock of its broadcaster. */
final class StandardSubscription<T> extends Follower<T> implements Subscription<T>, CloseOperation.Closeable {

    private static final long NONE = -1;

    private final StandardBroadcaster<T> broadcaster;
    private final SlowSubscriber policy;
    private final int capacity;
    private final @Nullable EventFilter<T> filter;
    private final NodeQueue<CloseReason> closeWaiters = new NodeQueue<>();
    private Backlog<T> backlog;
    private long missed;
    /** How many events there had been when this one was disconnected for being too slow. */
    private long cutOffAt = NONE;
    private @Nullable Closed closed;
    private boolean abandoned;
    private volatile LongConsumer onLagged = skipped -> {
    };

    StandardSubscription(StandardBroadcaster<T> broadcaster, SlowSubscriber policy, int capacity, Backlog<T> backlog,
            @Nullable Predicate<? super T> filter) {
        this.broadcaster = broadcaster;
        this.policy = policy;
        this.capacity = capacity;
        this.backlog = backlog;
        this.filter = filter == null ? null : new EventFilter<>(this, filter);
    }

    // With the guard held

    SlowSubscriber policy() {
        return policy;
    }

    int pending() {
        return backlog.size();
    }

    boolean isFull() {
        return backlog.size() >= capacity;
    }

    /** How many events there may be before it is full. */
    long limit() {
        return broadcaster.sent() + capacity - backlog.size();
    }

    /** Skips what there is no room for, and returns how many events that were. */
    long settle() {
        long skipped = backlog.settle();
        missed += skipped;
        return skipped;
    }

    /** Takes an event into a backlog of its own, unless that is full, and returns how many it missed for it. */
    long accept(T event) {
        var own = (OwnBacklog<T>) backlog;
        if (isFull()) {
            own.miss();
            missed++;
            return 1;
        }
        own.add(event);
        return 0;
    }

    /** Gives those who wait what there is. */
    void serve() {
        if (filter != null) {
            if (backlog.size() > 0) {
                receivers().decideAll(RETRY, guard());
            }
            return;
        }
        while (backlog.size() > 0) {
            Node<T> receiver = receivers().claim();
            if (receiver == null) {
                return;
            }
            receiver.decide(Objects.requireNonNull(poll()), guard());
        }
    }

    /** Is too slow: keeps what it has, on its own, and takes no more. */
    void cutOff() {
        var own = new OwnBacklog<T>(backlog.position());
        for (T event = backlog.peek(); event != null; event = backlog.peek()) {
            own.add(event);
            backlog.take();
        }
        backlog.clear();
        backlog = own;
        cutOffAt = broadcaster.sent();
        end(CloseReason.DISCONNECTED, null);
    }

    /** Takes no more events; the backlog can be received. */
    void end(CloseReason reason, @Nullable Throwable cause) {
        closed = new Closed(name(), reason, cause, what(), reason == CloseReason.COMPLETED
                ? "is completed: no event will come any more, so stop receiving"
                : "ended with its broadcaster: see the cause, if any, and subscribe to a new one");
        closeWaiters.decideAll(reason, guard());
        endIfDrained();
    }

    private String what() {
        return "Subscription to broadcaster '" + name() + "'";
    }

    private void endIfDrained() {
        Closed outcome = closed == null ? null : ended();
        if (outcome != null) {
            endWaits(outcome);
        }
    }

    /** Is of no use any more: forgets and is forgotten. */
    private void abandon(Closed outcome) {
        if (abandoned) {
            return;
        }
        abandoned = true;
        broadcaster.settle(this);
        missed = missedSoFar();
        cutOffAt = NONE;
        backlog.clear();
        backlog = new OwnBacklog<>(backlog.position());
        closed = outcome;
        closeWaiters.decideAll(outcome.reason(), guard());
        endWaits(outcome);
        broadcaster.forget(this);
    }

    private long missedSoFar() {
        return cutOffAt == NONE ? missed : missed + broadcaster.sent() - cutOffAt;
    }

    @Override
    protected void waits(boolean anybody) {
        broadcaster.waiting().set(this, anybody);
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
    protected boolean hasGap() {
        broadcaster.settle(this);
        return policy != SlowSubscriber.LATEST && backlog.gap() > 0;
    }

    @Override
    public @Nullable Object attempt() {
        if (hasGap()) {
            var gap = new Lagged(name(), backlog.gap());
            backlog.gapTold();
            endIfDrained();
            return gap;
        }
        T event = poll();
        if (event != null) {
            return event;
        }
        return backlog.size() > 0 ? RETRY : ended();
    }

    @Override
    public @Nullable T poll() {
        if (hasGap() || filter != null && !filter.hasChosen(backlog.position())) {
            return null;
        }
        T event = backlog.peek();
        if (event != null) {
            take();
        }
        return event;
    }

    /** Goes on behind the next event. */
    void take() {
        boolean madeRoom = policy == SlowSubscriber.BLOCK && isFull();
        backlog.take();
        if (madeRoom) {
            broadcaster.roomCameFree();
        }
        endIfDrained();
    }

    @Override
    public @Nullable Closed ended() {
        if (closed == null || backlog.size() > 0 || hasGap()) {
            return null;
        }
        return cutOffAt == NONE ? closed
                : new Closed(name(), CloseReason.DISCONNECTED, null, what(), "was too slow and is disconnected ("
                        + missedSoFar() + " events missed so far): subscribe again, with a larger buffer");
    }

    /** The place of the next event. */
    long position() {
        return backlog.position();
    }

    /** The next event, or {@code null} if there is none or a gap comes first. */
    @Nullable
    T next() {
        return hasGap() ? null : backlog.peek();
    }

    // Without the guard

    /** A look without the lock, perhaps at what was there a moment ago: who finds nothing asks again with it. */
    @Override
    protected boolean seemsToBeThere() {
        return backlog.size() > 0;
    }

    @Override
    protected boolean mayComeQuickly() {
        return closed == null && filter == null;
    }

    @Override
    public @Nullable T pollQuickly() {
        if (!seemsToBeThere()) {
            return null;
        }
        guard().lock();
        try {
            return poll();
        } finally {
            guard().unlock();
        }
    }

    @Override
    public void prepare() {
        if (filter != null) {
            filter.choose();
        }
    }

    /** Its filter has thrown: this is the end of this subscription and of no other. */
    void filterFailed(Throwable cause) {
        guard().run(() -> abandon(new Closed(name(), CloseReason.FAILED, cause, what(),
                "has failed: its filter threw, see the cause; mend the filter and subscribe again")));
    }

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
    public void skipped(long events) {
        onLagged.accept(events);
    }

    @Override
    public Subscription<T> onLagged(LongConsumer skipped) {
        onLagged = Objects.requireNonNull(skipped, "skipped");
        return this;
    }

    @Override
    public long missed() {
        return guard().query(() -> {
            broadcaster.settle(this);
            return missedSoFar();
        });
    }

    @Override
    public long depth() {
        return guard().query(() -> (long) backlog.size());
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
    public Uni<CloseReason> whenClosed() {
        return CloseOperation.uni(this);
    }

    @Override
    public void close() {
        guard().run(() -> abandon(Closed.end("subscription", "broadcaster", name(), CloseReason.DISCONNECTED)));
    }

    @Override
    public String toString() {
        return "Subscription[" + name() + "]";
    }
}
