package io.quarkiverse.sluice.deployment.check;

/** Which way messages go at a place. */
enum Flow {
    GIVEN,
    TAKEN,
    BOTH;

    boolean gives() {
        return this != TAKEN;
    }

    boolean takes() {
        return this != GIVEN;
    }

    /** The direction as messages name it. */
    String label() {
        return switch (this) {
            case GIVEN -> "given ";
            case TAKEN -> "taken ";
            case BOTH -> "given and taken ";
        };
    }
}
