package io.quarkiverse.sluice.runtime.handler;

import java.util.concurrent.Executor;

import org.jboss.logging.Logger;

import io.quarkiverse.sluice.UndeliveredHandler;
import io.quarkiverse.sluice.UndeliveredReason;
import io.quarkiverse.sluice.runtime.wiring.ThreadModel;
import io.smallrye.mutiny.infrastructure.Infrastructure;

/**
 * Calls an {@code @Undelivered} method in the thread that ended the channel's custody, or, where that thread must not be
 * blocked and the method may block, in one of its own. Thread-safe.
 */
public final class UndeliveredCall implements UndeliveredHandler<Object> {

    private static final Logger LOG = Logger.getLogger("io.quarkiverse.sluice");

    private final MethodCall call;
    private final Executor elsewhere;

    public UndeliveredCall(MethodCall call, HandlerThreads threads) {
        this.call = call;
        this.elsewhere = threads.place(call.spec().threads()).executor();
    }

    @Override
    public void onUndelivered(Object message, UndeliveredReason reason) {
        if (call.spec().threads() == ThreadModel.EVENT_LOOP || Infrastructure.canCallerThreadBeBlocked()) {
            run(message, reason);
        } else {
            elsewhere.execute(() -> run(message, reason));
        }
    }

    private void run(Object message, UndeliveredReason reason) {
        CallScope scope = CallScope.open();
        try {
            if (call.spec().withDetail()) {
                call.invoke(message, reason);
            } else {
                call.invoke(message);
            }
        } catch (Throwable failure) {
            LOG.errorf(failure, "%s failed on an undelivered message of '%s'", call.spec().method(), call.spec().name());
        } finally {
            scope.endHere();
        }
    }
}
