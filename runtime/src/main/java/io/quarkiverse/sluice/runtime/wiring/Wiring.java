package io.quarkiverse.sluice.runtime.wiring;

import java.util.List;
import java.util.Objects;

/**
 * The application's wiring as the build found it.
 *
 * @param channels the named channels
 * @param broadcasters the names of the broadcasters
 * @param requesters the names of the requesters
 * @param pipelines the pipelines
 * @param handlers the handler methods
 * @param shutdownOrder the nodes in the order in which they are drained
 */
public record Wiring(List<ChannelSpec> channels, List<String> broadcasters, List<String> requesters,
        List<PipelineSpec> pipelines, List<HandlerSpec> handlers, List<ShutdownGroup> shutdownOrder) {

    /** The names of the subscribers of a broadcaster. */
    public List<String> subscribers(String broadcaster) {
        return handlers.stream().filter(handler -> handler.name().equals(broadcaster)).map(HandlerSpec::subscriber)
                .filter(Objects::nonNull).map(SubscriberSpec::name).distinct().toList();
    }

    /** The names of all nodes of a kind. */
    public List<String> names(NodeKind kind) {
        return switch (kind) {
            case CHANNEL -> channels.stream().map(ChannelSpec::name).toList();
            case BROADCASTER -> broadcasters;
            case REQUESTER -> requesters;
            case PIPELINE -> pipelines.stream().map(PipelineSpec::name).toList();
        };
    }
}
