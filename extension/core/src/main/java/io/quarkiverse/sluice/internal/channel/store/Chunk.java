package io.quarkiverse.sluice.internal.channel.store;

import org.jspecify.annotations.Nullable;

/** A piece of a {@link Fifo}: filled from one side, emptied from the other, then used again or forgotten. */
final class Chunk {

    final @Nullable Object[] slots;
    /** Written by the sending side before it publishes the first message of the next chunk. */
    @Nullable
    Chunk next;

    Chunk(int size) {
        this.slots = new @Nullable Object[size];
    }
}
