package io.quarkiverse.sluice.internal.wait;

import java.time.Duration;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.sluice.ChannelTimeoutException;

/** An asynchronous receive. */
public final class ReceiveOperation<T> extends AsyncOperation<T> {

    private final Source<T> source;
    private final @Nullable Duration timeout;
    private final Runnable onTimeout;
    private final long start = System.nanoTime();
    private @Nullable Node<T> node;

    private ReceiveOperation(Source<T> source, @Nullable Duration timeout, Runnable onTimeout) {
        this.source = source;
        this.timeout = timeout;
        this.onTimeout = onTimeout;
    }

    /** Makes an operation for each subscription. */
    public static <T> Supplier<AsyncOperation<T>> of(Source<T> source, @Nullable Duration timeout, Runnable onTimeout) {
        return () -> new ReceiveOperation<>(source, timeout, onTimeout);
    }

    @Override
    protected long timeoutNanos() {
        long nanos = timeout == null ? ThreadWait.FOREVER : Durations.saturatedNanos(timeout);
        return nanos == ThreadWait.FOREVER ? nanos : Math.max(0, nanos - (System.nanoTime() - start));
    }

    @Override
    protected Object timedOut() {
        onTimeout.run();
        return new ChannelTimeoutException(source.name(), timeout,
                "No message came from '" + source.name() + "' within " + timeout + ": allow more time, or check its senders");
    }

    @Override
    protected @Nullable Object start(Wait wait) {
        source.guard().lock();
        try {
            T message = source.poll();
            if (message != null) {
                return message;
            }
            Closed closed = source.ended();
            if (closed != null) {
                return closed;
            }
            node = Node.receive(wait, source);
            source.receivers().add(node);
            return null;
        } finally {
            source.guard().unlock();
        }
    }

    @Override
    protected void abandon(Wait wait) {
        source.guard().lock();
        try {
            if (node != null) {
                source.receivers().remove(node);
            }
        } finally {
            source.guard().unlock();
        }
    }

    @Override
    @SuppressWarnings("unchecked")
    protected T finish(Wait wait, @Nullable Node<?> winner, Object outcome, boolean cancelled) {
        if (outcome instanceof Closed closed) {
            throw closed.exception();
        }
        return (T) outcome;
    }
}
