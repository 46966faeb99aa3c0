package io.quarkiverse.sluice.runtime;

import java.util.concurrent.Executor;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.sluice.spi.SignalExecutor;
import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

/** Has results of asynchronous operations arrive on the duplicated Vert.x context of whoever waits for them. */
public final class VertxSignalExecutor implements SignalExecutor {

    @Override
    public @Nullable Executor current() {
        Context context = Vertx.currentContext();
        if (context == null || !VertxContext.isDuplicatedContext(context)) {
            return null;
        }
        return task -> context.runOnContext(ignored -> task.run());
    }
}
