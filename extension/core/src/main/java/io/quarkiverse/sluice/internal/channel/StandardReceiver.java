package io.quarkiverse.sluice.internal.channel;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.sluice.CloseReason;
import io.quarkiverse.sluice.Receiver;
import io.quarkiverse.sluice.internal.wait.AbstractReceivable;
import io.quarkiverse.sluice.internal.wait.CloseOperation;
import io.quarkiverse.sluice.internal.wait.Closed;
import io.quarkiverse.sluice.internal.wait.Guard;
import io.quarkiverse.sluice.internal.wait.NodeQueue;
import io.smallrye.mutiny.Uni;

/** A receiver of a {@link ChannelState}. */
public final class StandardReceiver<T> extends AbstractReceivable<T> implements Receiver<T> {

    private final ChannelState<T> state;
    private final boolean managed;
    private @Nullable Closed closed;

    /** The first receiver of a new channel, which counts it already. */
    public StandardReceiver(ChannelState<T> state) {
        this(state, false);
    }

    /** A receiver that the caller has counted. */
    StandardReceiver(ChannelState<T> state, boolean managed) {
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
    protected String label() {
        return "channel '" + name() + "'";
    }

    @Override
    protected void timedOut() {
        state.timedOut();
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
        return closed != null ? closed : state.drained();
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
    public boolean isDrained() {
        return guard().query(() -> state.drained() != null);
    }

    @Override
    public Uni<CloseReason> whenClosed() {
        return CloseOperation.uni(state);
    }

    @Override
    public Receiver<T> duplicate() {
        guard().lock();
        try {
            if (closed != null) {
                throw closed.exception();
            }
            state.counts().receivers++;
            return new StandardReceiver<>(state, managed);
        } finally {
            guard().unlock();
        }
    }

    @Override
    public void close() {
        end(false);
    }

    @Override
    public List<T> closeAndDrain() {
        if (managed) {
            throw ManagedEnd.refuse("closeAndDrain", "drain", name());
        }
        return end(true);
    }

    private List<T> end(boolean returnLeftOvers) {
        guard().lock();
        try {
            if (closed != null) {
                return List.of();
            }
            closed = Closed.end("receiver", ChannelState.KIND, name(), CloseReason.DISCONNECTED);
            state.endWaits(state.receivers(), this, closed);
            state.endWaits(state.endWaiters(), this, closed);
            return state.receiverClosed(returnLeftOvers);
        } finally {
            guard().unlock();
        }
    }

    @Override
    public String toString() {
        return "Receiver[" + name() + "]";
    }
}
