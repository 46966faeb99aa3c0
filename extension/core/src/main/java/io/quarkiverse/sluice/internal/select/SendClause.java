package io.quarkiverse.sluice.internal.select;

import java.util.function.Function;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.sluice.ChannelClosedException;
import io.quarkiverse.sluice.internal.wait.Guard;
import io.quarkiverse.sluice.internal.wait.Node;
import io.quarkiverse.sluice.internal.wait.Refused;
import io.quarkiverse.sluice.internal.wait.Sink;
import io.quarkiverse.sluice.internal.wait.Wait;

/** Sends a message. */
final class SendClause<T, R> extends Clause<R> {

    private final Sink<T> sink;
    private final T message;
    private final Supplier<? extends R> onSent;
    private @Nullable Node<T> node;

    SendClause(Sink<T> sink, T message, Supplier<? extends R> onSent,
            @Nullable Function<? super ChannelClosedException, ? extends R> onClosed) {
        super(onClosed);
        this.sink = sink;
        this.message = message;
        this.onSent = onSent;
    }

    @Override
    String name() {
        return sink.name();
    }

    @Override
    Guard guard() {
        return sink.guard();
    }

    @Override
    @Nullable
    Object attempt() {
        return sink.offer(message);
    }

    @Override
    void enqueue(Wait wait) {
        leave();
        node = Node.send(wait, sink, message);
        sink.senders().add(node);
    }

    @Override
    void leave() {
        if (node != null) {
            sink.senders().remove(node);
        }
    }

    @Override
    boolean won(Wait wait) {
        return node != null && wait.winner() == node;
    }

    @Override
    R done(Object outcome) {
        sink.ended(message, !(outcome instanceof Refused || outcome instanceof RuntimeException));
        if (outcome instanceof Refused refused) {
            throw refused.exception();
        }
        if (outcome instanceof RuntimeException incomparable) {
            throw incomparable;
        }
        return onSent.get();
    }
}
