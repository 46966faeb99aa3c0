package io.quarkiverse.sluice.internal.timer;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.sluice.CloseReason;
import io.quarkiverse.sluice.internal.wait.CloseOperation;
import io.quarkiverse.sluice.internal.wait.Closed;
import io.quarkiverse.sluice.internal.wait.Deferred;
import io.quarkiverse.sluice.internal.wait.Guard;
import io.quarkiverse.sluice.internal.wait.Node;
import io.quarkiverse.sluice.internal.wait.NodeQueue;
import io.quarkiverse.sluice.internal.wait.NoticedQueue;
import io.quarkiverse.sluice.internal.wait.Time;
import io.quarkiverse.sluice.spi.TimeSource;
import io.smallrye.mutiny.infrastructure.Infrastructure;

/**
 * What the receivers of one timer share. Whether something is due is seen by looking at the clock; the shared timer knows of
 * it only while somebody waits. So a timer that nobody waits for costs nothing, and one that nobody can reach is collected.
 * <p>
 * Source: the channel timers of Go 1.23, which are in the runtime's heap only while a goroutine is blocked on them.
 */
final class TimerState<T> implements CloseOperation.Closeable {

    static final String KIND = "Timer";

    private final String name;
    private final Schedule<T> schedule;
    private final Guard guard = Guard.single();
    private final NodeQueue<T> receivers = new NoticedQueue<>(this::arm, this::disarm);
    private final NodeQueue<CloseReason> closeWaiters = new NodeQueue<>();
    private final NodeQueue<Closed> endWaiters = new NodeQueue<>();
    private int ends;
    private TimeSource.@Nullable Scheduled alarm;
    private @Nullable Closed closed;

    TimerState(String name, Schedule<T> schedule) {
        this.name = name;
        this.schedule = schedule;
    }

    String name() {
        return name;
    }

    @Override
    public Guard guard() {
        return guard;
    }

    // With the guard held

    NodeQueue<T> receivers() {
        return receivers;
    }

    NodeQueue<Closed> endWaiters() {
        return endWaiters;
    }

    @Override
    public NodeQueue<CloseReason> closeWaiters() {
        return closeWaiters;
    }

    @Override
    public @Nullable Closed closed() {
        return closed;
    }

    void endAdded() {
        ends++;
    }

    boolean isLast() {
        return ends == 1;
    }

    void endClosed() {
        ends--;
        if (ends == 0 && closed == null) {
            close(CloseReason.DISCONNECTED);
        }
    }

    boolean isDue() {
        return closed == null && schedule.isAwaited() && Time.nanos() - schedule.due() >= 0;
    }

    @Nullable
    T poll() {
        // The alarm may be late; those who wait come first all the same.
        serve();
        return isDue() ? take() : null;
    }

    private void serve() {
        while (isDue()) {
            Node<T> node = receivers.claim();
            if (node == null) {
                return;
            }
            node.decide(take(), guard);
        }
    }

    private T take() {
        T item = schedule.take();
        if (schedule.isOver()) {
            close(CloseReason.COMPLETED);
        }
        return item;
    }

    private void close(CloseReason reason) {
        closed = Closed.whole(KIND, name, reason, null);
        for (Node<CloseReason> node = closeWaiters.claim(); node != null; node = closeWaiters.claim()) {
            node.decide(reason, guard);
        }
        endWaits(receivers, null, closed);
        endWaits(endWaiters, null, closed);
    }

    /** Ends the waits of one end, or of all. */
    <N> void endWaits(NodeQueue<N> queue, @Nullable Object end, Closed outcome) {
        for (Node<N> node = claim(queue, end); node != null; node = claim(queue, end)) {
            node.decide(outcome, guard);
        }
    }

    private static <N> @Nullable Node<N> claim(NodeQueue<N> queue, @Nullable Object end) {
        return queue.claim(node -> end == null || node.end() == end);
    }

    private void arm() {
        if (closed == null && schedule.isAwaited()) {
            alarm = Time.schedule(this::ring, schedule.due());
        }
    }

    private void disarm() {
        if (alarm != null) {
            alarm.cancel();
            alarm = null;
        }
    }

    // Without the guard

    private void ring() {
        Deferred deferred;
        guard.lock();
        try {
            // Not this alarm any more, perhaps: it may have been cancelled when it had begun already.
            disarm();
            serve();
            if (receivers.size() > 0) {
                arm();
            }
        } finally {
            deferred = guard.release();
        }
        // Not on the timer's thread: a callback that blocks there would hold up all other timers.
        Deferred.runAll(deferred, Infrastructure.getDefaultExecutor());
    }
}
