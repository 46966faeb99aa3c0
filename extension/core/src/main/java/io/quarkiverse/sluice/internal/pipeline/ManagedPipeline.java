package io.quarkiverse.sluice.internal.pipeline;

import java.util.List;

import io.quarkiverse.sluice.Pipeline;
import io.quarkiverse.sluice.Receiver;
import io.quarkiverse.sluice.Sender;
import io.quarkiverse.sluice.StageStatistics;
import io.quarkiverse.sluice.internal.channel.ManagedReceivers;
import io.quarkiverse.sluice.internal.channel.ManagedSenders;

/**
 * A pipeline that a container keeps open: beans get views with ends of their own, which close only themselves, and the
 * container ends the pipeline.
 */
public final class ManagedPipeline<I, O> {

    private final StandardPipeline<I, O> pipeline;
    private final ManagedSenders<I> inputs;
    private final ManagedReceivers<O> outputs;

    private ManagedPipeline(StandardPipeline<I, O> pipeline) {
        this.pipeline = pipeline;
        this.inputs = new ManagedSenders<>(pipeline.input());
        this.outputs = new ManagedReceivers<>(pipeline.output());
    }

    /** Takes a new pipeline over; its own ends then appear in no figure. */
    public static <I, O> ManagedPipeline<I, O> of(Pipeline<I, O> pipeline) {
        return new ManagedPipeline<>((StandardPipeline<I, O>) pipeline);
    }

    /** A view for a bean. */
    public Pipeline<I, O> newView() {
        return new View<>(pipeline, inputs.newSender(null), outputs.newReceiver());
    }

    public List<StageStatistics> statistics() {
        return pipeline.statistics();
    }

    /** Refuses further messages for everybody; what is inside is still processed. */
    public void complete() {
        pipeline.complete();
    }

    /** Whether every stage is done. */
    public boolean isFinished() {
        return pipeline.isFinished();
    }

    /** Ends every channel of the pipeline at once. */
    public void shutdown() {
        pipeline.shutdown();
    }

    private record View<I, O>(StandardPipeline<I, O> pipeline, Sender<I> input, Receiver<O> output)
            implements
                Pipeline<I, O> {

        @Override
        public String name() {
            return pipeline.name();
        }

        @Override
        public List<StageStatistics> statistics() {
            return pipeline.statistics();
        }

        @Override
        public void close() {
            input.close();
            output.close();
        }

        @Override
        public String toString() {
            return pipeline.toString();
        }
    }
}
