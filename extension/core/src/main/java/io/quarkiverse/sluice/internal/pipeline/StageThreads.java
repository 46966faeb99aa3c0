package io.quarkiverse.sluice.internal.pipeline;

import java.util.Objects;
import java.util.concurrent.Executor;

import org.jspecify.annotations.Nullable;

/**
 * Where a stage's function runs.
 *
 * @param executor runs the stage's tasks; {@code null} for the thread that brings a message
 * @param reusable whether a task may work on one message after another
 */
public record StageThreads(@Nullable Executor executor, boolean reusable) {

    /** The thread that brings the message. */
    public static final StageThreads CALLER = new StageThreads(null, false);

    /** Virtual threads, or what the pipeline has where the JDK has none. */
    public static final StageThreads VIRTUAL = on(VirtualThreads::start);

    /** An executor whose threads may be blocked. */
    public static StageThreads on(Executor executor) {
        return new StageThreads(Objects.requireNonNull(executor, "executor"), true);
    }

    /** An executor whose threads must not be blocked nor kept. */
    public static StageThreads nonBlocking(Executor executor) {
        return new StageThreads(Objects.requireNonNull(executor, "executor"), false);
    }

    /** Those of a stage. */
    static StageThreads of(StageSpec spec, @Nullable Executor common) {
        StageThreads own = spec.threads();
        if (own != null && (own != VIRTUAL || VirtualThreads.available())) {
            return own;
        }
        return on(common != null ? common : DefaultExecutor.get());
    }
}
