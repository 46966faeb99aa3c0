package io.quarkiverse.sluice.runtime.handler;

/** Carries a failure after which a further attempt would do harm or cannot help. */
final class FinalFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    FinalFailure(Throwable cause) {
        super(null, cause, false, false);
    }
}
