package io.quarkiverse.sluice.internal.pipeline;

import org.jspecify.annotations.Nullable;

/** Cancels something that may not have been started yet. Thread-safe. */
final class Cancellation implements Runnable {

    private static final Runnable CANCELLED = () -> {
    };

    private @Nullable Runnable what;

    /** It has been started, and is cancelled by this. */
    void is(Runnable cancel) {
        boolean late;
        synchronized (this) {
            late = what == CANCELLED;
            what = cancel;
        }
        if (late) {
            cancel.run();
        }
    }

    @Override
    public void run() {
        Runnable cancel;
        synchronized (this) {
            cancel = what;
            what = CANCELLED;
        }
        if (cancel != null) {
            cancel.run();
        }
    }
}
