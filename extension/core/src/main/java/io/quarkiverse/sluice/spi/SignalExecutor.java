package io.quarkiverse.sluice.spi;

import java.util.concurrent.Executor;

import org.jspecify.annotations.Nullable;

/**
 * Decides where the results of asynchronous operations arrive: found by {@link java.util.ServiceLoader}, asked once for
 * each operation that has to wait. Without an implementation, results arrive on the thread that made them possible.
 */
public interface SignalExecutor {

    /**
     * An executor that runs on the calling thread's context, or {@code null} if it has none.
     * <p>
     * <b>Blocking:</b> must never block. Thread-safe.
     */
    @Nullable
    Executor current();
}
