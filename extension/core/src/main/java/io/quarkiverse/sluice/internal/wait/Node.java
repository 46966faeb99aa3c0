package io.quarkiverse.sluice.internal.wait;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * A wait's place in one queue. A plain operation has one node, a select one for each clause.
 *
 * @param <T> the type of the messages
 */
public final class Node<T> {

    /** What is waited for. */
    public enum Kind {
        RECEIVE,
        SEND,
        RESERVE
    }

    final Kind kind;
    final Wait wait;
    final Object end;
    private final @Nullable T message;

    @Nullable
    NodeQueue<T> queue;
    @Nullable
    Node<T> previous;
    @Nullable
    Node<T> next;

    private Node(Kind kind, Wait wait, Object end, @Nullable T message) {
        this.kind = kind;
        this.wait = wait;
        this.end = end;
        this.message = message;
    }

    public static <T> Node<T> receive(Wait wait, Object end) {
        return new Node<>(Kind.RECEIVE, wait, end, null);
    }

    public static <T> Node<T> send(Wait wait, Object end, T message) {
        return new Node<>(Kind.SEND, wait, end, message);
    }

    public static <T> Node<T> reserve(Wait wait, Object end) {
        return new Node<>(Kind.RESERVE, wait, end, null);
    }

    public Kind kind() {
        return kind;
    }

    /** The end that waits. */
    public Object end() {
        return end;
    }

    /** The message of a {@link Kind#SEND}. */
    public T message() {
        return Objects.requireNonNull(message);
    }

    /** Decides the wait in favour of this node, which {@link NodeQueue#claim} has claimed, and wakes it after the lock. */
    public void decide(Object outcome, Guard guard) {
        wait.decide(this, outcome);
        guard.defer(wait);
    }
}
