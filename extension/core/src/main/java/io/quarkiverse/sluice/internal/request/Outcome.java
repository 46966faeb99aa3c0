package io.quarkiverse.sluice.internal.request;

import org.jspecify.annotations.Nullable;

/** How a request ended. */
sealed interface Outcome<R> {

    record Replied<R>(R reply) implements Outcome<R> {
    }

    /** The responder failed. */
    record Failed<R>(Throwable cause) implements Outcome<R> {
    }

    /** Nobody can answer it any more. */
    record Unanswered<R>(String why, @Nullable Throwable cause) implements Outcome<R> {
    }

    /** The caller no longer waits. */
    record GivenUp<R>(boolean timedOut) implements Outcome<R> {
    }

    /** It was never taken, because the requester is closed. */
    record Refused<R>(RuntimeException cause) implements Outcome<R> {
    }
}
