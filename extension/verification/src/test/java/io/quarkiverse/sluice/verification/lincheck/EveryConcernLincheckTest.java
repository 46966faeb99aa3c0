package io.quarkiverse.sluice.verification.lincheck;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every concern of every flavour, a little of each: the short form. */
class EveryConcernLincheckTest {

    /** Slow on a machine that has other things to do: each turn waits until the system runs the thread whose turn it is. */
    @Test
    @Tag("stress")
    void o3_threadsTakeTurns_someOrderExplainsEveryOutcome() {
        Proof.modelCheck(Concern.values());
    }

    @Test
    void o3_threadsRunFree_someOrderExplainsEveryOutcome() {
        Proof.stress(Concern.values());
    }
}
