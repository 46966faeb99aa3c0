package io.quarkiverse.sluice.internal.wait;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.sluice.ChannelTimeoutException;

/**
 * An asynchronous receive.
 *
 * @param <R> the type of the result
 * @param <T> the type of the messages
 */
public abstract class ReceiveOperation<R, T> extends QueuedOperation<R, T> {

    private final Source<T> source;
    private final @Nullable Duration timeout;
    private final Runnable onTimeout;

    protected ReceiveOperation(Source<T> source, @Nullable Duration timeout, Runnable onTimeout) {
        this.source = source;
        this.timeout = timeout;
        this.onTimeout = onTimeout;
    }

    /** Receives one message. */
    static <T> AsyncOperation<T> one(Source<T> source, @Nullable Duration timeout, Runnable onTimeout) {
        return new ReceiveOperation<T, T>(source, timeout, onTimeout) {
            @Override
            protected T received(T message, boolean cancelled) {
                return message;
            }
        };
    }

    /** Makes the result of the message that was received, outside locks. */
    protected abstract R received(T message, boolean cancelled);

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
    protected void prepare() {
        source.prepare();
    }

    @Override
    protected @Nullable Object attempt() {
        return source.attempt();
    }

    @Override
    protected Node<T> newNode(Wait wait) {
        return Node.receive(wait, source);
    }

    @Override
    @SuppressWarnings("unchecked")
    protected final R finish(Wait wait, @Nullable Node<?> winner, Object outcome, boolean cancelled) {
        if (outcome instanceof Refused refused) {
            throw refused.exception();
        }
        return received(source.delivered((T) outcome), cancelled);
    }
}
