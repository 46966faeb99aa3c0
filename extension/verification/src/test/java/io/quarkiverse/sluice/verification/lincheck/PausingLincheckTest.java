package io.quarkiverse.sluice.verification.lincheck;

class PausingLincheckTest extends ConcernProof {

    PausingLincheckTest() {
        super(Concern.PAUSING);
    }
}
