package io.quarkiverse.sluice.runtime.handler;

import java.util.concurrent.Executor;

import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;

/** Runs each task on an event loop, in a duplicated Vert.x context of its own. */
final class EventLoop implements Executor {

    private final Context root;

    EventLoop(Vertx vertx) {
        this.root = ((VertxInternal) vertx).createEventLoopContext();
    }

    @Override
    public void execute(Runnable task) {
        Context own = VertxContext.createNewDuplicatedContext(root);
        VertxContextSafetyToggle.setContextSafe(own, true);
        own.runOnContext(ignored -> task.run());
    }
}
