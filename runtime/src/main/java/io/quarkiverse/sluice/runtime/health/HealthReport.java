package io.quarkiverse.sluice.runtime.health;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.jspecify.annotations.Nullable;

import io.quarkiverse.sluice.ChannelStatistics;
import io.quarkiverse.sluice.Channels;
import io.quarkiverse.sluice.CloseReason;
import io.quarkiverse.sluice.StageStatistics;
import io.quarkiverse.sluice.runtime.node.BroadcasterNode;
import io.quarkiverse.sluice.runtime.node.ChannelNode;
import io.quarkiverse.sluice.runtime.node.Node;
import io.quarkiverse.sluice.runtime.node.PipelineNode;
import io.quarkiverse.sluice.runtime.node.RequesterNode;

/** Writes the figures of each node into a health response, under its section and name. */
final class HealthReport {

    private final HealthCheckResponseBuilder response;
    private final Duration stalledAfter;

    HealthReport(HealthCheckResponseBuilder response, Duration stalledAfter) {
        this.response = response;
        this.stalledAfter = stalledAfter;
    }

    /** Adds a node and tells whether it can do its work. */
    boolean add(Node node) {
        String prefix = node.ref().kind().configSection() + "." + node.ref().name() + ".";
        List<String> troubles = node.troubles(stalledAfter);
        if (node instanceof ChannelNode channel) {
            channel(prefix, channel.statistics(), troubles);
        } else if (node instanceof BroadcasterNode broadcaster) {
            broadcaster(prefix, broadcaster, troubles);
        } else if (node instanceof RequesterNode requester) {
            requester(prefix, requester, troubles);
        } else if (node instanceof PipelineNode pipeline) {
            pipeline(prefix, pipeline, troubles);
        }
        return troubles.isEmpty();
    }

    private void channel(String prefix, ChannelStatistics now, List<String> troubles) {
        response.withData(prefix + "state", state(now.closed(), now.paused(), troubles));
        response.withData(prefix + "depth", now.depth());
        capacity(prefix, now.capacity());
        response.withData(prefix + "senders", now.senders());
        response.withData(prefix + "receivers", now.receivers());
        response.withData(prefix + "oldest-age-ms", now.oldestAge().toMillis());
    }

    private void broadcaster(String prefix, BroadcasterNode broadcaster, List<String> troubles) {
        var now = broadcaster.statistics();
        response.withData(prefix + "state", state(now.closed() ? CloseReason.COMPLETED : null, false, troubles));
        response.withData(prefix + "buffer", now.buffer());
        response.withData(prefix + "subscribers", now.subscribers());
        response.withData(prefix + "max-depth", now.maxDepth());
        response.withData(prefix + "lagged", now.lagged());
    }

    private void requester(String prefix, RequesterNode requester, List<String> troubles) {
        ChannelStatistics queue = requester.queue();
        response.withData(prefix + "state", state(queue.closed(), queue.paused(), troubles));
        response.withData(prefix + "depth", queue.depth());
        capacity(prefix, queue.capacity());
        response.withData(prefix + "in-flight", requester.statistics().inFlight());
    }

    private void pipeline(String prefix, PipelineNode pipeline, List<String> troubles) {
        response.withData(prefix + "state", state(pipeline.closed(), false, troubles));
        for (StageStatistics stage : pipeline.stages()) {
            String stagePrefix = prefix + "stage." + stage.name() + ".";
            response.withData(stagePrefix + "depth", stage.depth());
            response.withData(stagePrefix + "capacity", stage.capacity());
            response.withData(stagePrefix + "in-flight", stage.inFlight());
        }
    }

    private void capacity(String prefix, int capacity) {
        if (capacity == Channels.UNBOUNDED) {
            response.withData(prefix + "capacity", "unbounded");
        } else {
            response.withData(prefix + "capacity", capacity);
        }
    }

    private static String state(@Nullable CloseReason closed, boolean paused, List<String> troubles) {
        String state = closed != null ? closed.name().toLowerCase(Locale.ROOT) : paused ? "paused" : "open";
        return Stream.concat(Stream.of(state), troubles.stream()).distinct().collect(Collectors.joining(", "));
    }
}
