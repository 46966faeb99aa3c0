package io.quarkiverse.sluice.runtime.handler;

import java.time.Duration;
import java.util.concurrent.Executor;

import io.quarkiverse.sluice.runtime.wiring.ThreadModel;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.quarkus.virtual.threads.VirtualThreadsRecorder;
import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;
import io.vertx.core.impl.VertxInternal;

/** Gives handlers their threads. Thread-safe. */
public final class HandlerThreads {

    private static final int FIRST_JDK_WITH_VIRTUAL_THREADS = 21;

    private final Vertx vertx;
    private final WorkerPool workers;

    /**
     * @param ceiling how many blocking handlers may run at once
     */
    public HandlerThreads(Vertx vertx, int ceiling) {
        this.vertx = vertx;
        this.workers = new WorkerPool(Math.max(1, ceiling));
    }

    /** Where a handler with this thread model runs. Each call of this method spreads over the event loops. */
    public Place place(ThreadModel model) {
        return switch (model) {
            case WORKER -> new Place(workers, true);
            case EVENT_LOOP -> new Place(new EventLoop(vertx), false);
            case VIRTUAL_THREAD -> new Place(virtualThreads(), true);
        };
    }

    /** How many threads blocking handlers take at most. */
    public int ceiling() {
        return workers.ceiling();
    }

    /**
     * Lets what is running end within the given time, then interrupts it.
     * <p>
     * <b>Blocking:</b> at most {@code timeout}.
     */
    public void close(Duration timeout) {
        workers.close(timeout);
    }

    /**
     * Without virtual threads the fallback of Quarkus would be its main pool, whose threads may wait for this very handler.
     * With
     * them it would hand on the Vert.x context of whoever starts the call, a sender's most often: the call gets its own.
     */
    private Executor virtualThreads() {
        if (Runtime.version().feature() < FIRST_JDK_WITH_VIRTUAL_THREADS) {
            return workers;
        }
        Context root = ((VertxInternal) vertx).createEventLoopContext();
        return task -> {
            var own = (ContextInternal) VertxContext.createNewDuplicatedContext(root);
            VertxContextSafetyToggle.setContextSafe(own, true);
            ContextInternal before = own.beginDispatch();
            try {
                VirtualThreadsRecorder.getCurrent().execute(task);
            } finally {
                own.endDispatch(before);
            }
        };
    }
}
