package io.quarkiverse.sluice.verification.lincheck;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** One concern of every flavour, in depth. */
@Tag("stress")
abstract class ConcernProof {

    private final Concern concern;

    ConcernProof(Concern concern) {
        this.concern = concern;
    }

    /** Lincheck decides when threads take turns. */
    @Test
    void o3_threadsTakeTurns_someOrderExplainsEveryOutcome() {
        Proof.modelCheck(concern);
    }

    /** The machine decides. */
    @Test
    void o3_threadsRunFree_someOrderExplainsEveryOutcome() {
        Proof.stress(concern);
    }
}
