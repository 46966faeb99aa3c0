package io.quarkiverse.sluice.internal.select;

import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.sluice.ChannelClosedException;
import io.quarkiverse.sluice.internal.wait.Guard;
import io.quarkiverse.sluice.internal.wait.Node;
import io.quarkiverse.sluice.internal.wait.Refused;
import io.quarkiverse.sluice.internal.wait.Source;
import io.quarkiverse.sluice.internal.wait.Wait;

/** Receives a message. */
final class ReceiveClause<T, R> extends Clause<R> {

    private final Source<T> source;
    private final Function<? super T, ? extends R> onMessage;
    private @Nullable Node<T> node;

    ReceiveClause(Source<T> source, Function<? super T, ? extends R> onMessage,
            @Nullable Function<? super ChannelClosedException, ? extends R> onClosed) {
        super(onClosed);
        this.source = source;
        this.onMessage = onMessage;
    }

    @Override
    String name() {
        return source.name();
    }

    @Override
    Guard guard() {
        return source.guard();
    }

    @Override
    void prepare() {
        source.prepare();
    }

    @Override
    @Nullable
    Object attempt() {
        return source.attempt();
    }

    @Override
    void enqueue(Wait wait) {
        leave();
        node = Node.receive(wait, source);
        source.receivers().add(node);
    }

    @Override
    void leave() {
        if (node != null) {
            source.receivers().remove(node);
        }
    }

    @Override
    boolean won(Wait wait) {
        return node != null && wait.winner() == node;
    }

    @Override
    @SuppressWarnings("unchecked")
    R done(Object outcome) {
        if (outcome instanceof Refused refused) {
            throw refused.exception();
        }
        return onMessage.apply(source.delivered((T) outcome));
    }
}
