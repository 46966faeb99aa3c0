package io.quarkiverse.sluice.verification.lincheck;

import io.quarkiverse.sluice.ChannelClosedException;
import io.quarkiverse.sluice.ChannelFullException;

/** Why an operation was refused, as text. */
final class Refusal {

    private Refusal() {
    }

    static String of(Throwable failure) {
        if (failure instanceof ChannelClosedException closed) {
            return "closed " + closed.reason();
        }
        if (failure instanceof IllegalStateException) {
            return "illegal";
        }
        return failure instanceof ChannelFullException ? "rejected" : failure.toString();
    }
}
