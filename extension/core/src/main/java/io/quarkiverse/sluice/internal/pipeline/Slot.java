package io.quarkiverse.sluice.internal.pipeline;

import org.jspecify.annotations.Nullable;

/**
 * A message that a stage has taken, from then until it is done with it. Guarded by its stage's lock, but for what never
 * changes.
 */
final class Slot {

    enum State {
        /** Waits for a thread, or for another message with its key. */
        WAITING,
        /** Its function runs, its result comes later, or another try is due later. */
        RUNNING,
        /** Its results wait for their turn. */
        READY,
        /** Its results are being handed on. */
        EMITTING,
        CLOSED
    }

    /** Which of the messages that the stage took it is, from 1. */
    final long number;
    final Object message;
    final @Nullable Object key;
    /** Why no key could be told, if so. */
    @Nullable
    Throwable keyFailure;

    State state = State.WAITING;
    int attempts;
    @Nullable
    Emission emission;
    /** Ends what it waits for; {@code null} while a thread works on it. */
    @Nullable
    Runnable cancellation;
    /** Whether it goes no further, although a thread is still working on it. */
    boolean abandoned;

    /** Those with its key, if it has one. */
    Keys.@Nullable Line line;
    @Nullable
    Slot older;
    @Nullable
    Slot younger;

    Slot(long number, KeyedMessage message) {
        this.number = number;
        this.message = message.message();
        this.key = message.key();
        this.keyFailure = message.failure();
    }
}
