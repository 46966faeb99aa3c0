package io.quarkiverse.sluice.runtime;

import io.quarkiverse.sluice.spi.BlockingGuard;
import io.quarkus.runtime.BlockingOperationControl;
import io.smallrye.mutiny.infrastructure.Infrastructure;

/** Refuses what Quarkus refuses: blocking its event loops. */
public final class QuarkusBlockingGuard implements BlockingGuard {

    @Override
    public boolean mayBlock() {
        try {
            return BlockingOperationControl.isBlockingAllowed();
        } catch (NullPointerException noApplication) {
            // Quarkus has no detectors before an application has started, as in a plain unit test, and offers no way to ask.
            return Infrastructure.canCallerThreadBeBlocked();
        }
    }
}
