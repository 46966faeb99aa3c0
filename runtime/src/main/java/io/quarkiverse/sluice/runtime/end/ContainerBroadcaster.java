package io.quarkiverse.sluice.runtime.end;

import java.time.Duration;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;

import io.quarkiverse.sluice.Broadcaster;
import io.quarkiverse.sluice.BroadcasterStatistics;
import io.quarkiverse.sluice.ChannelClosedException;
import io.quarkiverse.sluice.CloseReason;
import io.quarkiverse.sluice.SubscriberOptions;
import io.quarkiverse.sluice.Subscription;
import io.quarkiverse.sluice.runtime.context.MessageContext;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/**
 * A bean's own end of a broadcaster that the container keeps open. Thread-safe.
 *
 * @param <T> the type of the events
 */
final class ContainerBroadcaster<T> implements Broadcaster<T> {

    private final Broadcaster<T> shared;
    private final MessageContext context;
    private volatile boolean closed;

    ContainerBroadcaster(Broadcaster<T> shared, MessageContext context) {
        this.context = context;
        this.shared = shared;
    }

    @Override
    public String name() {
        return shared.name();
    }

    @Override
    public void broadcast(T event) throws InterruptedException {
        T packed = pack(event);
        boolean accepted = false;
        try {
            open().broadcast(packed);
            accepted = true;
        } finally {
            context.sent(packed, accepted);
        }
    }

    @Override
    public boolean broadcast(T event, Duration timeout) throws InterruptedException {
        T packed = pack(event);
        boolean accepted = false;
        try {
            accepted = open().broadcast(packed, timeout);
        } finally {
            context.sent(packed, accepted);
        }
        return accepted;
    }

    @Override
    public boolean tryBroadcast(T event) {
        T packed = pack(event);
        boolean accepted = false;
        try {
            accepted = open().tryBroadcast(packed);
        } finally {
            context.sent(packed, accepted);
        }
        return accepted;
    }

    @Override
    public Uni<Void> broadcastAsync(T event) {
        return packedAtSubscription(event, packed -> open().broadcastAsync(packed));
    }

    @Override
    public Uni<Void> broadcastAsync(T event, Duration timeout) {
        return packedAtSubscription(event, packed -> open().broadcastAsync(packed, timeout));
    }

    @Override
    public Subscription<T> subscribe() {
        return open().subscribe();
    }

    @Override
    public Subscription<T> subscribe(SubscriberOptions options) {
        return open().subscribe(options);
    }

    @Override
    public Subscription<T> subscribe(SubscriberOptions options, Predicate<? super T> filter) {
        return open().subscribe(options, filter);
    }

    @Override
    public Multi<T> stream() {
        return Multi.createFrom().deferred(() -> open().stream());
    }

    @Override
    public void complete() {
        throw refused("complete");
    }

    @Override
    public void fail(Throwable cause) {
        throw refused("fail");
    }

    @Override
    public boolean isClosed() {
        return closed || shared.isClosed();
    }

    @Override
    public BroadcasterStatistics statistics() {
        return shared.statistics();
    }

    /** Closes this end only. Its subscriptions go on. */
    @Override
    public void close() {
        closed = true;
    }

    private T pack(T event) {
        return context.pack(Objects.requireNonNull(event, "event"));
    }

    private Uni<Void> packedAtSubscription(T event, Function<T, Uni<Void>> broadcast) {
        Objects.requireNonNull(event, "event");
        return Uni.createFrom().deferred(() -> {
            T packed = pack(event);
            Uni<Void> sending = broadcast.apply(packed);
            return packed == event ? sending
                    : sending.onTermination()
                            .invoke((sent, failure, cancelled) -> context.sent(packed, failure == null && !cancelled));
        });
    }

    private Broadcaster<T> open() {
        if (closed) {
            throw new ChannelClosedException(name(), CloseReason.COMPLETED, null, "This end of broadcaster '" + name()
                    + "' was closed, by hand or with the bean it was injected into: inject another one");
        }
        return shared;
    }

    private UnsupportedOperationException refused(String operation) {
        return new UnsupportedOperationException("An injected end of broadcaster '" + name() + "' refuses " + operation
                + "(): the container ends the broadcaster with the application");
    }
}
