package io.quarkiverse.sluice.internal.channel;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.sluice.CloseReason;
import io.quarkiverse.sluice.Receiver;
import io.quarkiverse.sluice.internal.carry.Carried;
import io.quarkiverse.sluice.internal.channel.store.ReceiveSide;
import io.quarkiverse.sluice.internal.wait.AbstractReceivable;
import io.quarkiverse.sluice.internal.wait.CloseOperation;
import io.quarkiverse.sluice.internal.wait.Closed;
import io.quarkiverse.sluice.internal.wait.Guard;
import io.quarkiverse.sluice.internal.wait.NodeQueue;
import io.quarkiverse.sluice.internal.wait.Spin;
import io.smallrye.mutiny.Uni;

/** A receiver of a {@link ChannelCore}. */
public final class StandardReceiver<T> extends AbstractReceivable<T> implements Receiver<T> {

    private final ChannelCore<T> core;
    private final boolean managed;
    private @Nullable Closed closed;

    /** The first receiver of a new channel, which counts it already. */
    public StandardReceiver(ChannelCore<T> core) {
        this(core, false);
    }

    /** A receiver that the caller has counted. */
    StandardReceiver(ChannelCore<T> core, boolean managed) {
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
    protected String label() {
        return "channel '" + name() + "'";
    }

    @Override
    protected void timedOut() {
        core.timedOut();
    }

    @Override
    public Guard guard() {
        return core.guard();
    }

    @Override
    public @Nullable T pollQuickly() {
        ReceiveSide<T> side = core.receiveSide();
        side.lock();
        try {
            return closed == null ? side.poll() : null;
        } finally {
            side.unlock();
        }
    }

    @Override
    protected boolean mayComeQuickly() {
        return core.receiveSide().isOpen() && core.flavour().capacity() > 0;
    }

    @Override
    protected boolean seemsToBeThere() {
        return core.receiveSide().looksReady();
    }

    /**
     * Looks at most so often whether there seems to be a message, as long as one can come through the buffer. Takes no lock.
     */
    public boolean looks(int most) {
        for (int look = 0; look < most && mayComeQuickly() && !seemsToBeThere(); look++) {
            Spin.pause(look);
        }
        return seemsToBeThere();
    }

    @Override
    public @Nullable T poll() {
        return closed != null ? null : core.poll();
    }

    @Override
    public @Nullable Closed ended() {
        return closed != null ? closed : core.ending().drained();
    }

    @Override
    public NodeQueue<Closed> endWaiters() {
        return core.ending().endWaiters();
    }

    @Override
    public NodeQueue<T> receivers() {
        return core.receivers();
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
    public boolean isDrained() {
        return guard().query(() -> core.ending().drained() != null);
    }

    @Override
    public Uni<CloseReason> whenClosed() {
        return CloseOperation.uni(core.ending());
    }

    @Override
    public Receiver<T> duplicate() {
        Closed mine = guard().query(() -> {
            if (closed == null) {
                core.counts().receivers++;
            }
            return closed;
        });
        if (mine != null) {
            throw mine.exception();
        }
        return new StandardReceiver<>(core, managed);
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
            closed = Closed.end("receiver", ChannelCore.KIND, name(), CloseReason.DISCONNECTED);
            core.ending().endWaits(core.receivers(), this, closed);
            core.ending().endWaits(core.ending().endWaiters(), this, closed);
            return Carried.unpackAll(core.ending().receiverClosed(returnLeftOvers));
        } finally {
            guard().unlock();
        }
    }

    @Override
    public String toString() {
        return "Receiver[" + name() + "]";
    }
}
