package io.quarkiverse.sluice.internal.timer;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.sluice.CloseReason;
import io.quarkiverse.sluice.Receiver;
import io.quarkiverse.sluice.internal.wait.AbstractReceivable;
import io.quarkiverse.sluice.internal.wait.CloseOperation;
import io.quarkiverse.sluice.internal.wait.Closed;
import io.quarkiverse.sluice.internal.wait.Durations;
import io.quarkiverse.sluice.internal.wait.Guard;
import io.quarkiverse.sluice.internal.wait.NodeQueue;
import io.quarkiverse.sluice.internal.wait.Time;
import io.smallrye.mutiny.Uni;

/** A receiver of a {@link TimerState}. */
public final class TimerReceiver<T> extends AbstractReceivable<T> implements Receiver<T> {

    private final TimerState<T> state;
    private @Nullable Closed closed;

    private TimerReceiver(TimerState<T> state) {
        this.state = state;
        state.endAdded();
    }

    public static Receiver<Instant> after(Duration delay) {
        return of("after(" + delay + ")", new Once(Durations.limit(delay), null));
    }

    public static Receiver<Instant> at(Instant instant) {
        return of("at(" + instant + ")", new Once(Durations.limit(Duration.between(Time.instant(), instant)), instant));
    }

    public static Receiver<Instant> tick(Duration period) {
        if (period.isNegative() || period.isZero()) {
            throw new IllegalArgumentException("The period of a tick must be longer than nothing, not " + period);
        }
        return of("tick(" + period + ")", new Raster(Durations.saturatedNanos(period)));
    }

    public static <T> Receiver<T> never() {
        return of("never", new Never<>());
    }

    private static <T> Receiver<T> of(String name, Schedule<T> schedule) {
        return new TimerReceiver<>(new TimerState<>(name, schedule));
    }

    @Override
    public String name() {
        return state.name();
    }

    @Override
    protected String label() {
        return "timer '" + name() + "'";
    }

    @Override
    public Guard guard() {
        return state.guard();
    }

    @Override
    public @Nullable T poll() {
        return closed != null ? null : state.poll();
    }

    @Override
    public @Nullable Closed ended() {
        return closed != null ? closed : state.closed();
    }

    @Override
    public NodeQueue<Closed> endWaiters() {
        return state.endWaiters();
    }

    @Override
    public NodeQueue<T> receivers() {
        return state.receivers();
    }

    @Override
    public long depth() {
        return guard().query(() -> state.isDue() ? 1L : 0L);
    }

    @Override
    public int capacity() {
        return 1;
    }

    @Override
    public boolean isClosed() {
        return guard().query(() -> ended() != null);
    }

    @Override
    public boolean isDrained() {
        return guard().query(() -> state.closed() != null);
    }

    @Override
    public Uni<CloseReason> whenClosed() {
        return CloseOperation.uni(state);
    }

    @Override
    public Receiver<T> duplicate() {
        return guard().query(() -> {
            if (closed != null) {
                throw closed.exception();
            }
            return new TimerReceiver<>(state);
        });
    }

    @Override
    public void close() {
        guard().run(this::end);
    }

    @Override
    public List<T> closeAndDrain() {
        return guard().query(() -> {
            T left = closed == null && state.isLast() ? state.poll() : null;
            end();
            return left == null ? List.of() : List.of(left);
        });
    }

    private void end() {
        if (closed == null) {
            closed = Closed.end("receiver", TimerState.KIND, name(), CloseReason.DISCONNECTED);
            state.endWaits(state.receivers(), this, closed);
            state.endWaits(state.endWaiters(), this, closed);
            state.endClosed();
        }
    }

    @Override
    public String toString() {
        return "Receiver[" + name() + "]";
    }
}
