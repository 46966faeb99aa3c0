package io.quarkiverse.sluice.runtime.handler;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import org.jboss.logging.Logger;

import io.quarkiverse.sluice.ChannelClosedException;
import io.quarkiverse.sluice.CloseReason;
import io.quarkiverse.sluice.Receivable;
import io.quarkiverse.sluice.SubscriptionLaggedException;

/**
 * Has the messages of a source handled, a fixed number at once. Thread-safe.
 *
 * @param <T> the type of the messages
 */
public final class Dispatcher<T> {

    private static final Logger LOG = Logger.getLogger("io.quarkiverse.sluice");

    private final String method;
    private final Receivable<T> source;
    private final MessageHandler<T> handler;
    private final List<Lane<T>> lanes;
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger busy = new AtomicInteger();

    Dispatcher(String method, Receivable<T> source, MessageHandler<T> handler, List<Place> places) {
        this.method = method;
        this.source = source;
        this.handler = handler;
        this.lanes = places.stream().map(place -> new Lane<>(this, place)).toList();
    }

    /** Begins to take messages. Called once. */
    public void start() {
        open.set(lanes.size());
        lanes.forEach(Lane::next);
    }

    /** Whether it takes messages. */
    public boolean isRunning() {
        return open.get() > 0;
    }

    /** Whether no message is being handled. */
    public boolean isIdle() {
        return busy.get() == 0;
    }

    /** How many messages wait for it in its source. */
    public long backlog() {
        return source.depth();
    }

    /** Interrupts the handlers that are running and cancels what they have left to do. */
    public void interrupt() {
        lanes.forEach(Lane::interrupt);
    }

    Receivable<T> source() {
        return source;
    }

    MessageHandler<T> handler() {
        return handler;
    }

    void begin() {
        busy.incrementAndGet();
    }

    void finish() {
        busy.decrementAndGet();
    }

    void lagged(SubscriptionLaggedException gap) {
        LOG.debugf("%s goes on behind a gap of %d events of broadcaster '%s'", method, gap.skipped(), source.name());
    }

    /** A lane has come to its end. */
    void ended(Throwable end) {
        boolean last = open.decrementAndGet() == 0;
        if (last) {
            source.close();
        }
        if (!(end instanceof ChannelClosedException closed)) {
            LOG.errorf(end, "%s gets no more messages of '%s'", method, source.name());
        } else if (last && unexpected(closed)) {
            LOG.warnf("%s gets no more messages: %s", method, closed.getMessage());
        }
    }

    private static boolean unexpected(ChannelClosedException closed) {
        return Stream.of(CloseReason.COMPLETED, CloseReason.SHUTDOWN).noneMatch(closed.reason()::equals);
    }
}
