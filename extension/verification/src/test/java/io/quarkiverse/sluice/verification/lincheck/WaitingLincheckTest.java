package io.quarkiverse.sluice.verification.lincheck;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Running free only: see {@link Concern#takesTurns()}. */
@Tag("stress")
class WaitingLincheckTest {

    @Test
    void w1_threadsRunFree_someOrderExplainsEveryOutcome() {
        Proof.stress(Concern.WAITING);
    }
}
