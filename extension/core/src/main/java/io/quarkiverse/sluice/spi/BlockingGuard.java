package io.quarkiverse.sluice.spi;

/**
 * Knows which threads must not be blocked: found by {@link java.util.ServiceLoader} once, asked by every operation that can
 * block, also when it would not have to wait, so that the fault shows in the first test and not under load. Without an
 * implementation it is {@code Infrastructure.canCallerThreadBeBlocked()} of Mutiny.
 */
public interface BlockingGuard {

    /**
     * Whether the calling thread may be blocked.
     * <p>
     * <b>Blocking:</b> must never block. Thread-safe. It runs before every blocking operation, so it should take no more than
     * a few nanoseconds.
     */
    boolean mayBlock();
}
