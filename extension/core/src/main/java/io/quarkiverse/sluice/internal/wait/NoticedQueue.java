package io.quarkiverse.sluice.internal.wait;

/**
 * A queue whose owner does something only while somebody waits. The owner is called with the lock held.
 *
 * @param <T> the type of the messages
 */
public final class NoticedQueue<T> extends NodeQueue<T> {

    private final Runnable firstCame;
    private final Runnable lastLeft;

    public NoticedQueue(Runnable firstCame, Runnable lastLeft) {
        this.firstCame = firstCame;
        this.lastLeft = lastLeft;
    }

    @Override
    public void add(Node<T> node) {
        super.add(node);
        if (size() == 1) {
            firstCame.run();
        }
    }

    @Override
    public void remove(Node<T> node) {
        boolean waited = size() > 0;
        super.remove(node);
        if (waited && size() == 0) {
            lastLeft.run();
        }
    }
}
