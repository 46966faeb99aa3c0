package io.quarkiverse.sluice.runtime.context;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * One kind of context that goes with the messages of one channel, broadcaster or requester. Thread-safe.
 *
 * @param <C> what is carried
 */
public interface ContextPart<C> {

    /** What the calling thread has of it, or {@code null} if there is nothing to carry. */
    @Nullable
    C capture();

    /** Whether it goes with dead letters, too. */
    default boolean goesWithDeadLetters() {
        return true;
    }

    /** The send has ended: the message was accepted, or it stays with the caller. */
    default void sent(C captured, boolean accepted) {
    }

    /**
     * Enters what a message carried, in the thread of its handler's call.
     *
     * @param captured what it carried, or {@code null} for nothing
     * @param ownContext whether the call has a Vert.x context of its own, which goes with the call
     * @return {@code null} if nothing has to be undone
     */
    @Nullable
    Entered enter(@Nullable C captured, boolean ownContext);

    /**
     * Makes what a message carried current again, for something that is done on its behalf after its call.
     *
     * @return {@code null} if nothing has to be undone
     */
    default @Nullable Entered resume(C captured) {
        return null;
    }

    /** Enters what the messages of a batch carried, one entry each; by default nothing, since it may differ. */
    default @Nullable Entered enterAll(List<@Nullable C> captured, boolean ownContext) {
        return enter(null, ownContext);
    }
}
