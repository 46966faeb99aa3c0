package io.quarkiverse.sluice.runtime.node;

import java.time.Duration;
import java.util.List;

import io.quarkiverse.sluice.runtime.handler.Dispatcher;
import io.quarkiverse.sluice.runtime.wiring.NodeRef;

/**
 * A named channel, broadcaster, requester or pipeline with its handlers, as the application's life cycle sees it.
 * Thread-safe; nothing here waits.
 */
public interface Node {

    /** What it is and its name. */
    NodeRef ref();

    /** What takes its messages to handler methods. */
    List<? extends Dispatcher<?>> dispatchers();

    /** Refuses further messages; what is there is still handled. */
    void complete();

    /** Whether nothing is queued and no handler is running. */
    boolean isIdle();

    /** Whether, after {@link #complete()}, everything has been handled, or nobody is there to do so. */
    boolean isDrained();

    /** How many messages are in it now. */
    long depth();

    /** Ends it at once. */
    void shutdown();

    /** What keeps it from doing its work, for a not-ready answer; empty if nothing does. */
    List<String> troubles(Duration stalledAfter);

    /** How many messages its handlers have in hand. */
    default int inHand() {
        return dispatchers().stream().mapToInt(Dispatcher::inHand).sum();
    }

    /** Whether none of its handlers is being called, though they may have messages in hand. */
    default boolean handlersQuiet() {
        return dispatchers().stream().allMatch(Dispatcher::isQuiet);
    }

    /** Whether none of its handlers has a message in hand. */
    default boolean handlersIdle() {
        return dispatchers().stream().allMatch(Dispatcher::isIdle);
    }

    /** Whether one of its handlers takes messages. */
    default boolean handlersRunning() {
        return dispatchers().stream().anyMatch(Dispatcher::isRunning);
    }
}
