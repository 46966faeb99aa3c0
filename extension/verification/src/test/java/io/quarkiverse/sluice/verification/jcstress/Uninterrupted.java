package io.quarkiverse.sluice.verification.jcstress;

import java.util.concurrent.Callable;

/** For actors, which may throw nothing checked. */
final class Uninterrupted {

    private Uninterrupted() {
    }

    static <T> T call(Callable<T> operation) {
        try {
            return operation.call();
        } catch (RuntimeException failure) {
            throw failure;
        } catch (Exception unexpected) {
            throw new IllegalStateException(unexpected);
        }
    }
}
