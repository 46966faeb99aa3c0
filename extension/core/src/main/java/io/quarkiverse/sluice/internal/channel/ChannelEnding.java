package io.quarkiverse.sluice.internal.channel;

import java.util.List;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.sluice.CloseReason;
import io.quarkiverse.sluice.UndeliveredReason;
import io.quarkiverse.sluice.internal.wait.CloseOperation;
import io.quarkiverse.sluice.internal.wait.Closed;
import io.quarkiverse.sluice.internal.wait.Guard;
import io.quarkiverse.sluice.internal.wait.Node;
import io.quarkiverse.sluice.internal.wait.NodeQueue;

/**
 * How a channel comes to its end: counts its open ends, keeps the first reason, and tells everybody who waits.
 * <p>
 * All methods are called with the channel's guard held.
 */
final class ChannelEnding<T> implements CloseOperation.Closeable {

    private final ChannelCore<T> core;
    private final NodeQueue<CloseReason> closeWaiters = new NodeQueue<>();
    private final NodeQueue<Closed> endWaiters = new NodeQueue<>();
    private @Nullable Closed closed;
    /** Whether no message is accepted any more, not even for a slot taken before: open permits are void. */
    private boolean abrupt;

    ChannelEnding(ChannelCore<T> core) {
        this.core = core;
    }

    @Override
    public Guard guard() {
        return core.guard();
    }

    @Override
    public @Nullable Closed closed() {
        return closed;
    }

    @Override
    public NodeQueue<CloseReason> closeWaiters() {
        return closeWaiters;
    }

    /** Who waits for the last message to be received. */
    NodeQueue<Closed> endWaiters() {
        return endWaiters;
    }

    boolean isClosed() {
        return closed != null;
    }

    boolean isAbrupt() {
        return abrupt;
    }

    /** Whether the reception of the last message has to be noticed. */
    boolean isWatched() {
        return closed != null && !(endWaiters.isEmpty() && core.receivers().isEmpty());
    }

    /** Why no message will ever be received again, or {@code null}. */
    @Nullable
    Closed drained() {
        return closed != null && core.store().isEmpty() && (abrupt || core.counts().reserved == 0) ? closed : null;
    }

    void senderClosed() {
        core.counts().senders--;
        if (core.counts().senders == 0) {
            close(CloseReason.COMPLETED, null);
        }
        endReceiversIfDrained();
    }

    /** The last receiver's left-overs are returned to a caller who asks for them, or else handed over. */
    List<T> receiverClosed(boolean returnLeftOvers) {
        core.counts().receivers--;
        if (core.counts().receivers > 0) {
            return List.of();
        }
        close(CloseReason.DISCONNECTED, null);
        abrupt = true;
        if (returnLeftOvers) {
            return core.store().takeAll();
        }
        core.discard(UndeliveredReason.DISCONNECTED);
        return List.of();
    }

    /** Refuses further sends; the first reason stays. */
    void close(CloseReason reason, @Nullable Throwable cause) {
        if (closed != null) {
            return;
        }
        closed = Closed.whole(ChannelCore.KIND, core.name(), reason, cause);
        tellAll(core.senders(), core.flavour().refusal(core, closed));
        tellAll(closeWaiters, reason);
        endReceiversIfDrained();
    }

    /** Refuses further sends, those for slots taken before too; what is queued is received. */
    void completeForAll() {
        close(CloseReason.COMPLETED, null);
        abrupt = true;
        endReceiversIfDrained();
    }

    /** Refuses further sends and hands over what is queued. */
    void closeNow(CloseReason reason, @Nullable Throwable cause) {
        close(reason, cause);
        abrupt = true;
        core.discard(reason == CloseReason.SHUTDOWN ? UndeliveredReason.SHUTDOWN : UndeliveredReason.FAILED);
        endReceiversIfDrained();
    }

    void endReceiversIfDrained() {
        Closed outcome = drained();
        if (outcome != null) {
            tellAll(core.receivers(), outcome);
            tellAll(endWaiters, outcome);
        }
    }

    private <N> void tellAll(NodeQueue<N> queue, Object outcome) {
        for (Node<N> node = queue.claim(); node != null; node = queue.claim()) {
            node.decide(outcome, guard());
        }
    }

    /** Ends the waits of one end that is closed while the channel goes on. */
    <N> void endWaits(NodeQueue<N> queue, Object end, Closed outcome) {
        Predicate<Node<N>> ofThisEnd = node -> node.end() == end;
        for (Node<N> node = queue.claim(ofThisEnd); node != null; node = queue.claim(ofThisEnd)) {
            node.decide(outcome, guard());
        }
    }
}
