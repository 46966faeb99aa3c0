package io.quarkiverse.sluice.internal.wait;

import java.time.Duration;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.sluice.ChannelTimeoutException;

/** An asynchronous send. */
public final class SendOperation<T> extends AsyncOperation<Void> {

    private final Sink<T> sink;
    private final T message;
    private final @Nullable Duration timeout;
    private final Runnable onTimeout;
    private @Nullable Node<T> node;

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
        return timeout == null ? ThreadWait.FOREVER : Math.max(0, Durations.saturatedNanos(timeout));
    }

    @Override
    protected Object timedOut() {
        onTimeout.run();
        return new ChannelTimeoutException(sink.name(), timeout, "No room in '" + sink.name() + "' within " + timeout
                + ": allow more time, raise its capacity, or add receivers; the message was not sent");
    }

    @Override
    protected @Nullable Object start(Wait wait) {
        sink.guard().lock();
        try {
            Object outcome = sink.offer(message);
            if (outcome == null) {
                node = Node.send(wait, sink, message);
                sink.senders().add(node);
            }
            return outcome;
        } finally {
            sink.guard().unlock();
        }
    }

    @Override
    protected void abandon(Wait wait) {
        sink.guard().lock();
        try {
            if (node != null) {
                sink.senders().remove(node);
            }
        } finally {
            sink.guard().unlock();
        }
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
        if (outcome instanceof Closed closed) {
            throw closed.exception();
        }
        if (outcome instanceof RuntimeException refused) {
            throw refused;
        }
        return null;
    }
}
