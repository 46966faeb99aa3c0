package io.quarkiverse.sluice.internal.channel.flavour;

/**
 * A channel that holds the latest message only.
 * <p>
 * Algorithm: {@link DropOldest} with one slot.
 */
public final class Latest<T> extends DropOldest<T> {

    public Latest() {
        super(1);
    }

    @Override
    public void resize(String channel, int messages) {
        throw fixed(channel, "keeps the latest message only");
    }
}
