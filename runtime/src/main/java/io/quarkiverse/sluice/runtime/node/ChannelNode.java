package io.quarkiverse.sluice.runtime.node;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.sluice.ChannelControl;
import io.quarkiverse.sluice.ChannelStatistics;
import io.quarkiverse.sluice.CloseReason;
import io.quarkiverse.sluice.Sender;
import io.quarkiverse.sluice.UndeliveredHandler;
import io.quarkiverse.sluice.internal.ManagedChannel;
import io.quarkiverse.sluice.runtime.context.MessageContext;
import io.quarkiverse.sluice.runtime.handler.Dispatcher;
import io.quarkiverse.sluice.runtime.wiring.NodeKind;
import io.quarkiverse.sluice.runtime.wiring.NodeRef;

/** A named channel of the application. */
public final class ChannelNode implements Node {

    private final NodeRef ref;
    private final ManagedChannel<Object> channel;
    private final @Nullable UndeliveredHandler<Object> undelivered;
    private final @Nullable MessageContext context;
    private final List<Dispatcher<Object>> dispatchers = new ArrayList<>();
    private final ChannelControl<Object> control;
    private volatile @Nullable Supplier<Sender<Object>> afterCommit;
    private volatile boolean alwaysAfterCommit;

    /**
     * @param undelivered who gets the messages that nobody will receive
     * @param context what goes with messages to its handlers, if it has any
     */
    public ChannelNode(String name, ManagedChannel<Object> channel, @Nullable UndeliveredHandler<Object> undelivered,
            @Nullable MessageContext context) {
        this.ref = new NodeRef(NodeKind.CHANNEL, name);
        this.channel = channel;
        this.control = new HandlerControl(channel.control(), dispatchers);
        this.undelivered = undelivered;
        this.context = context;
    }

    /** Adds a handler's dispatcher. Only while the application's wiring is set up. */
    public void add(Dispatcher<Object> dispatcher) {
        dispatchers.add(dispatcher);
    }

    /** The channel, for ends of it. */
    public ManagedChannel<Object> channel() {
        return channel;
    }

    /** A sender for a bean, whose messages leave after a commit if that is wanted here or for all of the channel. */
    public Sender<Object> newSender(boolean wantsCommit) {
        Supplier<Sender<Object>> senders = afterCommit;
        return senders != null && (wantsCommit || alwaysAfterCommit) ? senders.get() : newDirectSender();
    }

    /** A sender that waits for no commit. */
    public Sender<Object> newDirectSender() {
        return channel.newSender(context);
    }

    /** A sender for dead letters. */
    public Sender<Object> newDeadLetterSender() {
        return channel.newSender(context == null ? null : context.forDeadLetters());
    }

    /** What goes with messages to its handlers, if it has any. */
    public @Nullable MessageContext context() {
        return context;
    }

    /** Says what makes senders whose messages leave after a commit, and whether every bean's sender is one. */
    public void sendAfterCommit(Supplier<Sender<Object>> senders, boolean always) {
        afterCommit = senders;
        alwaysAfterCommit = always;
    }

    /** Who gets the messages that nobody will receive. */
    public @Nullable UndeliveredHandler<Object> undelivered() {
        return undelivered;
    }

    /** The channel's control, which reaches its handlers, too. */
    public ChannelControl<Object> control() {
        return control;
    }

    /** The channel's figures. */
    public ChannelStatistics statistics() {
        return channel.control().statistics();
    }

    @Override
    public NodeRef ref() {
        return ref;
    }

    @Override
    public List<Dispatcher<Object>> dispatchers() {
        return dispatchers;
    }

    @Override
    public void complete() {
        channel.control().complete();
    }

    @Override
    public boolean isIdle() {
        ChannelStatistics now = statistics();
        return nobodyTakes(now) ? handlersQuiet() : handlersIdle() && now.depth() == 0 && now.waitingSenders() == 0;
    }

    @Override
    public boolean isDrained() {
        ChannelStatistics now = statistics();
        return nobodyTakes(now) ? handlersQuiet() : now.depth() == 0 && !handlersRunning();
    }

    @Override
    public long depth() {
        return statistics().depth();
    }

    @Override
    public void shutdown() {
        channel.control().shutdown();
    }

    @Override
    public List<String> troubles(Duration stalledAfter) {
        ChannelStatistics now = statistics();
        var troubles = new ArrayList<String>();
        if (now.closed() == CloseReason.FAILED) {
            troubles.add("failed");
        }
        if (!dispatchers.isEmpty() && !handlersRunning()) {
            troubles.add("no handler is running");
        }
        if (now.depth() > 0 && !now.paused() && handlersIdle() && now.oldestAge().compareTo(stalledAfter) > 0
                && now.sinceLastReceive().compareTo(stalledAfter) > 0) {
            troubles.add("stalled");
        }
        return troubles;
    }

    private static boolean nobodyTakes(ChannelStatistics now) {
        return now.paused() || now.receivers() == 0;
    }
}
