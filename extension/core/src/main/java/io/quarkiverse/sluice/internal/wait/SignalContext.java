package io.quarkiverse.sluice.internal.wait;

import java.util.ServiceLoader;
import java.util.concurrent.Executor;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.sluice.spi.SignalExecutor;

/** Where the results of asynchronous operations arrive. */
final class SignalContext {

    private static final @Nullable SignalExecutor PROVIDER = ServiceLoader
            .load(SignalExecutor.class, SignalExecutor.class.getClassLoader()).findFirst().orElse(null);

    private SignalContext() {
    }

    /** An executor for the calling thread's context, or {@code null} if it has none. */
    static @Nullable Executor current() {
        return PROVIDER == null ? null : PROVIDER.current();
    }
}
