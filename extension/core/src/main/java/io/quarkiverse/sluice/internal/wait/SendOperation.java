package io.quarkiverse.sluice.internal.wait;

import java.time.Duration;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.sluice.ChannelTimeoutException;

/** An asynchronous send. */
public final class SendOperation<T> extends QueuedOperation<Void, T> {

    private final Sink<T> sink;
    private final T message;
    private final @Nullable Duration timeout;
    private final Runnable onTimeout;

    private SendOperation(Sink<T> sink, T message, @Nullable Duration timeout, Runnable onTimeout) {
        this.sink = sink;
        this.message = message;
        this.timeout = timeout;
        this.onTimeout = onTimeout;
    }

    /** Makes an operation for each subscription. */
    public static <T> Supplier<AsyncOperation<Void>> of(Sink<T> sink, T message, @Nullable Duration timeout,
            Runnable onTimeout) {
        return () -> new SendOperation<>(sink, message, timeout, onTimeout);
    }

    @Override
    protected long timeoutNanos() {
        return Durations.limit(timeout);
    }

    @Override
    protected Object timedOut() {
        onTimeout.run();
        return new ChannelTimeoutException(sink.name(), timeout, "No room in '" + sink.name() + "' within " + timeout
                + ": allow more time, raise its capacity, or add receivers; the message was not sent");
    }

    @Override
    protected Guard guard() {
        return sink.guard();
    }

    @Override
    protected NodeQueue<T> queue() {
        return sink.senders();
    }

    @Override
    protected @Nullable Object attempt() {
        return sink.offer(message);
    }

    @Override
    protected Node<T> newNode(Wait wait) {
        return Node.send(wait, sink, message);
    }

    @Override
    protected void withdrawn() {
        sink.guard().lock();
        try {
            sink.withdrawn(message);
        } finally {
            sink.guard().unlock();
        }
    }

    @Override
    protected @Nullable Void finish(Wait wait, @Nullable Node<?> winner, Object outcome, boolean cancelled) {
        if (outcome instanceof Refused refused) {
            throw refused.exception();
        }
        if (outcome instanceof RuntimeException incomparable) {
            throw incomparable;
        }
        return null;
    }
}
