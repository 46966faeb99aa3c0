package io.quarkiverse.sluice.internal.channel;

import io.quarkiverse.sluice.internal.wait.Refused;

/** Turns the outcome of a send or a reservation that was refused into its exception. */
final class Refusals {

    private Refusals() {
    }

    static void throwIfRefused(Object outcome) {
        if (outcome instanceof Refused refused) {
            throw refused.exception();
        }
        if (outcome instanceof RuntimeException incomparable) {
            throw incomparable;
        }
    }
}
