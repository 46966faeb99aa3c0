package io.quarkiverse.sluice.internal.wait;

import java.time.Duration;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.sluice.ChannelTimeoutException;

/** An asynchronous receive. */
public final class ReceiveOperation<T> extends QueuedOperation<T, T> {

    private final Source<T> source;
    private final @Nullable Duration timeout;
    private final Runnable onTimeout;

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
        return Durations.limit(timeout);
    }

    @Override
    protected Object timedOut() {
        onTimeout.run();
        return new ChannelTimeoutException(source.name(), timeout,
                "No message came from '" + source.name() + "' within " + timeout + ": allow more time, or check its senders");
    }

    @Override
    protected Guard guard() {
        return source.guard();
    }

    @Override
    protected NodeQueue<T> queue() {
        return source.receivers();
    }

    @Override
    protected @Nullable Object attempt() {
        T message = source.poll();
        return message != null ? message : source.ended();
    }

    @Override
    protected Node<T> newNode(Wait wait) {
        return Node.receive(wait, source);
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
