package io.quarkiverse.sluice.runtime.wiring;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A handler method as the build found it.
 *
 * @param kind its annotation
 * @param name the channel, broadcaster, requester or pipeline it belongs to
 * @param stage the stage, for a stage
 * @param method class and method, as messages name it
 * @param threads where it runs
 * @param result what it returns
 * @param targets the channels its results go to
 * @param withDetail whether it takes a second parameter: an undelivered handler the reason, a responder the request itself
 * @param subscriber what only a subscriber has
 * @param receive what only a receive handler has
 */
public record HandlerSpec(HandlerKind kind, String name, @Nullable String stage, String method, ThreadModel threads,
        ResultShape result, List<String> targets, boolean withDetail, @Nullable SubscriberSpec subscriber,
        @Nullable ReceiveSpec receive) {

    /** The same with this. */
    public HandlerSpec with(ReceiveSpec other) {
        return new HandlerSpec(kind, name, stage, method, threads, result, targets, withDetail, subscriber, other);
    }
}
