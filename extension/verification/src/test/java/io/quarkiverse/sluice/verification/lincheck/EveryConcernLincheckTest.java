package io.quarkiverse.sluice.verification.lincheck;

import java.util.Arrays;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every concern of every flavour, a little of each: the short form. */
class EveryConcernLincheckTest {

    /** A run that takes Lincheck longer than its limit counts as hung, so a loaded machine must not decide a build by it. */
    @Test
    @Tag("stress")
    void o3_threadsTakeTurns_someOrderExplainsEveryOutcome() {
        Proof.modelCheck(Arrays.stream(Concern.values()).filter(Concern::takesTurns).toArray(Concern[]::new));
    }

    @Test
    void o3_threadsRunFree_someOrderExplainsEveryOutcome() {
        Proof.stress(Concern.values());
    }
}
