package io.quarkiverse.sluice.verification.lincheck;

/** How many ends of each kind a channel under test has. */
final class Ends {

    static final int COUNT = 2;

    private Ends() {
    }
}
