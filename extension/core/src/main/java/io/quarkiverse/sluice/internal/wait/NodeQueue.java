package io.quarkiverse.sluice.internal.wait;

import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

/**
 * Who waits, oldest first: a doubly linked list, so that a wait that ends early leaves at once. Guarded by the lock of the
 * channel it belongs to.
 *
 * @param <T> the type of the messages
 */
public class NodeQueue<T> {

    private @Nullable Node<T> first;
    private @Nullable Node<T> last;
    private int size;

    public int size() {
        return size;
    }

    public boolean isEmpty() {
        return size == 0;
    }

    public void add(Node<T> node) {
        node.queue = this;
        node.previous = last;
        if (last == null) {
            first = node;
        } else {
            last.next = node;
        }
        last = node;
        size++;
    }

    /** Removes a node; without effect if it has left already. */
    public void remove(Node<T> node) {
        if (node.queue != this) {
            return;
        }
        Node<T> before = node.previous;
        Node<T> after = node.next;
        if (before == null) {
            first = after;
        } else {
            before.next = after;
        }
        if (after == null) {
            last = before;
        } else {
            after.previous = before;
        }
        node.queue = null;
        node.previous = null;
        node.next = null;
        size--;
    }

    /** Takes out the oldest node whose wait is undecided and claims it; those decided elsewhere are forgotten. */
    public @Nullable Node<T> claim() {
        for (Node<T> node = first; node != null; node = first) {
            remove(node);
            if (node.wait.claim()) {
                return node;
            }
        }
        return null;
    }

    /** Takes out the oldest undecided node that fits and claims it. */
    public @Nullable Node<T> claim(Predicate<Node<T>> fits) {
        for (Node<T> node = first; node != null;) {
            Node<T> next = node.next;
            if (fits.test(node)) {
                remove(node);
                if (node.wait.claim()) {
                    return node;
                }
            }
            node = next;
        }
        return null;
    }

    /** Decides every undecided wait in here, oldest first. */
    public void decideAll(Object outcome, Guard guard) {
        for (Node<T> node = claim(); node != null; node = claim()) {
            node.decide(outcome, guard);
        }
    }

    /** Whether anybody waits to send whose wait is undecided. */
    public boolean hasSend() {
        for (Node<T> node = first; node != null; node = node.next) {
            if (node.kind == Node.Kind.SEND && !node.wait.isClaimed()) {
                return true;
            }
        }
        return false;
    }
}
