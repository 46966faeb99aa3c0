package io.quarkiverse.sluice.verification.lincheck;

import java.util.Arrays;

import org.junit.jupiter.api.Test;

/** Every concern of every flavour, a little of each: the short form. */
class EveryConcernLincheckTest {

    @Test
    void o3_threadsTakeTurns_someOrderExplainsEveryOutcome() {
        Proof.modelCheck(Arrays.stream(Concern.values()).filter(Concern::takesTurns).toArray(Concern[]::new));
    }

    @Test
    void o3_threadsRunFree_someOrderExplainsEveryOutcome() {
        Proof.stress(Concern.values());
    }
}
