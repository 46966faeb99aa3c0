package io.quarkiverse.sluice.verification.lincheck;

import org.junit.jupiter.api.Test;

/** Every concern of every flavour, a little of each: the short form. */
class EveryConcernLincheckTest {

    @Test
    void o3_threadsTakeTurns_someOrderExplainsEveryOutcome() {
        Proof.modelCheck(Concern.values());
    }

    @Test
    void o3_threadsRunFree_someOrderExplainsEveryOutcome() {
        Proof.stress(Concern.values());
    }
}
