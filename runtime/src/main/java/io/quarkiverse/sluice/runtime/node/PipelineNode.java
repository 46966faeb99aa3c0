package io.quarkiverse.sluice.runtime.node;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.sluice.CloseReason;
import io.quarkiverse.sluice.Pipeline;
import io.quarkiverse.sluice.StageStatistics;
import io.quarkiverse.sluice.internal.pipeline.ManagedPipeline;
import io.quarkiverse.sluice.runtime.handler.Dispatcher;
import io.quarkiverse.sluice.runtime.metrics.Stopwatch;
import io.quarkiverse.sluice.runtime.wiring.NodeKind;
import io.quarkiverse.sluice.runtime.wiring.NodeRef;

/** A named pipeline of the application. */
public final class PipelineNode implements Node {

    private final NodeRef ref;
    private final ManagedPipeline<Object, Object> pipeline;
    private final Map<String, Stopwatch> stopwatches;
    private volatile @Nullable CloseReason closed;

    /**
     * @param stopwatches what times the messages of each stage, by its name
     */
    public PipelineNode(Pipeline<Object, Object> pipeline, Map<String, Stopwatch> stopwatches) {
        this.stopwatches = Map.copyOf(stopwatches);
        this.ref = new NodeRef(NodeKind.PIPELINE, pipeline.name());
        this.pipeline = ManagedPipeline.of(pipeline);
        pipeline.output().whenClosed().subscribe().with(reason -> closed = reason);
    }

    /** The pipeline, for views of it. */
    public ManagedPipeline<Object, Object> pipeline() {
        return pipeline;
    }

    /** Why its output ended, or {@code null} while it goes on. */
    public @Nullable CloseReason closed() {
        return closed;
    }

    /** What times the messages of a stage. */
    public Stopwatch stopwatch(String stage) {
        return stopwatches.get(stage);
    }

    /** The figures of its stages. */
    public List<StageStatistics> stages() {
        return pipeline.statistics();
    }

    @Override
    public NodeRef ref() {
        return ref;
    }

    /** Stages are driven by the pipeline itself. */
    @Override
    public List<Dispatcher<?>> dispatchers() {
        return List.of();
    }

    @Override
    public void complete() {
        pipeline.complete();
    }

    @Override
    public boolean isIdle() {
        return depth() == 0;
    }

    @Override
    public boolean isDrained() {
        return pipeline.isFinished();
    }

    @Override
    public long depth() {
        return stages().stream().mapToLong(stage -> stage.depth() + stage.inFlight()).sum();
    }

    @Override
    public void shutdown() {
        pipeline.shutdown();
    }

    @Override
    public List<String> troubles(Duration stalledAfter) {
        return closed == CloseReason.FAILED ? List.of("failed") : List.of();
    }
}
