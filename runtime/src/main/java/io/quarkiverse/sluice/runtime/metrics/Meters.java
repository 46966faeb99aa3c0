package io.quarkiverse.sluice.runtime.metrics;

import java.util.Collection;
import java.util.EnumMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.LongConsumer;

import io.quarkiverse.sluice.ChannelStatistics;
import io.quarkiverse.sluice.StageStatistics;
import io.quarkiverse.sluice.runtime.context.MessageContext;
import io.quarkiverse.sluice.runtime.metrics.RequestTimes.Outcome;
import io.quarkiverse.sluice.runtime.node.BroadcasterNode;
import io.quarkiverse.sluice.runtime.node.ChannelNode;
import io.quarkiverse.sluice.runtime.node.Node;
import io.quarkiverse.sluice.runtime.node.PipelineNode;
import io.quarkiverse.sluice.runtime.node.RequesterNode;
import io.quarkiverse.sluice.runtime.registry.DynamicChannels;
import io.quarkus.runtime.metrics.MetricsFactory;
import io.quarkus.runtime.metrics.MetricsFactory.MetricBuilder;
import io.quarkus.runtime.metrics.MetricsFactory.TimeRecorder;
import io.quarkus.runtime.metrics.MetricsFactory.Type;

/**
 * Registers the meters of each node. They read its own figures, so that nothing is counted twice; only durations are told
 * them. A counter refers to what it reads from but weakly, so that must be something that lives as long as the application.
 */
public final class Meters {

    private final MetricsFactory factory;

    public Meters(MetricsFactory factory) {
        this.factory = factory;
    }

    /** Registers the meters of all these nodes. */
    public void register(Collection<Node> nodes) {
        for (Node node : nodes) {
            if (node instanceof ChannelNode channel) {
                channel(channel);
            } else if (node instanceof BroadcasterNode broadcaster) {
                broadcaster(broadcaster);
            } else if (node instanceof RequesterNode requester) {
                requester(requester);
            } else if (node instanceof PipelineNode pipeline) {
                pipeline(pipeline);
            }
        }
    }

    /** Registers the meters of all channels that are made from a template, under its name. */
    public void template(String template, DynamicChannels channels) {
        channel(template, new Figures<>(channels, all -> all.statistics(template)));
    }

    private void channel(ChannelNode channel) {
        String name = channel.ref().name();
        channel(name, new Figures<>(channel, ChannelNode::statistics));
        channelMeter(name, "inhand", "Messages that handlers have taken and not done").buildGauge(channel::inHand);
        MessageContext context = channel.context();
        if (context != null) {
            context.probe().report(
                    timer(channelMeter(name, "wait", "Time from the send of a message to the call of its handler")),
                    timer(channelMeter(name, "handler", "Time that a handler took for a message")));
        }
    }

    private void channel(String channel, Figures<?> figures) {
        gauge(channel, figures, "depth", "Messages in the channel", ChannelStatistics::depth);
        gauge(channel, figures, "capacity", "Messages the channel holds at most", ChannelStatistics::capacity);
        counter(channel, figures, "sent", "Messages the channel took custody of", ChannelStatistics::sent);
        counter(channel, figures, "received", "Messages received", ChannelStatistics::received);
        counter(channel, figures, "dropped", "Messages given up by a dropping overflow policy", ChannelStatistics::dropped);
        counter(channel, figures, "rejected", "Sends that failed because the channel was full", ChannelStatistics::rejected);
        counter(channel, figures, "timeouts", "Timed sends and receives whose time ran out", ChannelStatistics::timeouts);
        counter(channel, figures, "undelivered", "Messages handed to the undelivered handler", ChannelStatistics::undelivered);
    }

    private void gauge(String channel, Figures<?> figures, String meter, String description,
            Function<ChannelStatistics, Number> figure) {
        channelMeter(channel, meter, description).buildGauge(() -> figure.apply(figures.now()));
    }

    private <T> void counter(String channel, Figures<T> figures, String meter, String description,
            Function<ChannelStatistics, Number> figure) {
        channelMeter(channel, meter, description).buildCounter(figures.source(),
                source -> figure.apply(figures.read().apply(source)));
    }

    private MetricBuilder channelMeter(String channel, String meter, String description) {
        return meter("sluice.channel." + meter, description).tag("channel", channel);
    }

    private void broadcaster(BroadcasterNode broadcaster) {
        String name = broadcaster.ref().name();
        meter("sluice.broadcaster.subscribers", "Open subscriptions").tag("broadcaster", name)
                .buildGauge(() -> broadcaster.statistics().subscribers());
        meter("sluice.broadcaster.sent", "Events broadcast").tag("broadcaster", name)
                .buildCounter(broadcaster, node -> node.statistics().sent());
        meter("sluice.broadcaster.lagged", "Events skipped by slow subscribers").tag("broadcaster", name)
                .buildCounter(broadcaster, node -> node.statistics().lagged());
    }

    private void requester(RequesterNode requester) {
        meter("sluice.request.inflight", "Requests without an outcome so far").tag("requester", requester.ref().name())
                .buildGauge(() -> requester.statistics().inFlight());
        var sinks = new EnumMap<Outcome, LongConsumer>(Outcome.class);
        for (Outcome outcome : Outcome.values()) {
            sinks.put(outcome, timer(meter("sluice.request", "Time from a request to its outcome")
                    .tag("requester", requester.ref().name()).tag("outcome", outcome.label())));
        }
        requester.times().report(sinks);
        meter("sluice.request.late", "Replies that came too late or twice").tag("requester", requester.ref().name())
                .buildCounter(requester, node -> node.statistics().late());
    }

    private void pipeline(PipelineNode pipeline) {
        for (int i = 0; i < pipeline.stages().size(); i++) {
            int index = i;
            pipeline.stopwatch(pipeline.stages().get(i).name()).report(
                    timer(stage(pipeline, index, "", "Time that a stage took for a message, to its last result")));
            stage(pipeline, index, ".depth", "Messages waiting before the stage")
                    .buildGauge(() -> pipeline.stages().get(index).depth());
            stage(pipeline, index, ".inflight", "Messages taken and not yet handed on")
                    .buildGauge(() -> pipeline.stages().get(index).inFlight());
            stageCounter(pipeline, index, ".processed", "Messages the stage is done with", StageStatistics::processed);
            stageCounter(pipeline, index, ".in", "Messages the stage took", StageStatistics::in);
            stageCounter(pipeline, index, ".out", "Results the stage handed on", StageStatistics::out);
            stageCounter(pipeline, index, ".failed", "Messages the stage failed on for good", StageStatistics::failed);
            stageCounter(pipeline, index, ".skipped", "Failed messages that were given up", StageStatistics::skipped);
            stageCounter(pipeline, index, ".retried", "Calls of the stage that were repeated", StageStatistics::retried);
            stageCounter(pipeline, index, ".dead-lettered", "Failed messages that became dead letters",
                    StageStatistics::deadLettered);
        }
    }

    private void stageCounter(PipelineNode pipeline, int index, String meter, String description,
            Function<StageStatistics, Number> figure) {
        stage(pipeline, index, meter, description).buildCounter(pipeline,
                node -> figure.apply(node.stages().get(index)));
    }

    private MetricBuilder stage(PipelineNode pipeline, int index, String meter, String description) {
        StageStatistics stage = pipeline.stages().get(index);
        return meter("sluice.stage" + meter, description).tag("pipeline", pipeline.ref().name()).tag("stage",
                stage.name());
    }

    private static LongConsumer timer(MetricBuilder meter) {
        TimeRecorder recorder = meter.buildTimer();
        return nanos -> recorder.update(nanos, TimeUnit.NANOSECONDS);
    }

    private MetricBuilder meter(String name, String description) {
        return factory.builder(name, Type.APPLICATION).description(description);
    }

    /**
     * Where a channel's figures come from.
     *
     * @param source what has them
     * @param read how they are had
     */
    private record Figures<T>(T source, Function<T, ChannelStatistics> read) {

        ChannelStatistics now() {
            return read.apply(source);
        }
    }
}
