package io.quarkiverse.sluice.internal.wait;

import java.util.ServiceLoader;
import java.util.function.Supplier;

import io.quarkiverse.sluice.spi.BlockingGuard;
import io.smallrye.mutiny.infrastructure.Infrastructure;

/** Refuses blocking operations on threads that must not be blocked, room or not, and honours an interrupt on entry. */
public final class BlockingCheck {

    /** A constant, so that the JIT sees through it. */
    private static final BlockingGuard GUARD = ServiceLoader
            .load(BlockingGuard.class, BlockingGuard.class.getClassLoader())
            .findFirst().orElse(Infrastructure::canCallerThreadBeBlocked);

    private BlockingCheck() {
    }

    /**
     * @param what the kind and name of what is used, as in {@code "channel 'orders'"}; asked only for the message
     * @throws IllegalStateException if the calling thread must not be blocked
     * @throws InterruptedException if the calling thread is interrupted
     */
    public static void enter(Supplier<String> what, String operation, String twin) throws InterruptedException {
        if (!GUARD.mayBlock()) {
            throw new IllegalStateException(
                    "Blocking '" + operation + "' on " + what.get() + " called on the event-loop thread '"
                            + Thread.currentThread().getName() + "': use '" + twin + "', or move the call to a worker thread");
        }
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }
}
