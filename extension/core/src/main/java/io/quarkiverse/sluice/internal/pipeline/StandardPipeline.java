package io.quarkiverse.sluice.internal.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.sluice.ChannelBuilder;
import io.quarkiverse.sluice.ChannelControl;
import io.quarkiverse.sluice.ChannelPair;
import io.quarkiverse.sluice.Channels;
import io.quarkiverse.sluice.Pipeline;
import io.quarkiverse.sluice.Receiver;
import io.quarkiverse.sluice.Sender;
import io.quarkiverse.sluice.StageFailedException;
import io.quarkiverse.sluice.StageStatistics;
import io.quarkiverse.sluice.UndeliveredHandler;

/** A chain of stages with a channel before each and one behind the last. */
public final class StandardPipeline<I, O> implements Pipeline<I, O> {

    private final String name;
    private final List<ChannelPair<Object>> channels = new ArrayList<>();
    private final List<StageRunner> stages = new ArrayList<>();

    public StandardPipeline(String name, List<StageSpec> specs, int outputCapacity, @Nullable Executor executor,
            @Nullable UndeliveredHandler<Object> undelivered) {
        this.name = name;
        for (StageSpec spec : specs) {
            channels.add(channel(spec.name(), spec.capacity(), undelivered));
        }
        channels.add(channel("output", outputCapacity, undelivered));
        for (int i = 0; i < specs.size(); i++) {
            int stage = i;
            stages.add(new StageRunner(name, specs.get(i), StageThreads.of(specs.get(i), executor),
                    channels.get(i).receiver(), channels.get(i + 1).sender(), undelivered,
                    failure -> failUpstream(stage, failure)));
        }
        stages.forEach(StageRunner::start);
    }

    private ChannelPair<Object> channel(String part, int capacity, @Nullable UndeliveredHandler<Object> undelivered) {
        ChannelBuilder<Object> builder = Channels.builder(name + "." + part).capacity(capacity);
        if (undelivered != null) {
            builder.onUndelivered(undelivered);
        }
        return builder.build();
    }

    /** What is before a stage that has failed goes no further; the source is told first. */
    private void failUpstream(int stage, StageFailedException failure) {
        channels.subList(0, stage + 1).forEach(channel -> channel.control().failNow(failure));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    @SuppressWarnings("unchecked")
    public Sender<I> input() {
        return (Sender<I>) first().sender();
    }

    @Override
    @SuppressWarnings("unchecked")
    public Receiver<O> output() {
        return (Receiver<O>) last().receiver();
    }

    private ChannelPair<Object> first() {
        return channels.get(0);
    }

    private ChannelPair<Object> last() {
        return channels.get(channels.size() - 1);
    }

    @Override
    public List<StageStatistics> statistics() {
        return stages.stream().map(StageRunner::statistics).toList();
    }

    @Override
    public void close() {
        input().close();
    }

    /** Refuses further messages for everybody; what is inside is still processed. */
    public void complete() {
        first().control().complete();
    }

    /** Whether every stage is done. */
    public boolean isFinished() {
        return stages.stream().allMatch(StageRunner::isFinished);
    }

    /** Ends every channel of the pipeline at once. */
    public void shutdown() {
        channels.stream().map(ChannelPair::control).forEach(ChannelControl::shutdown);
    }

    @Override
    public String toString() {
        return "Pipeline[" + name + "]";
    }
}
