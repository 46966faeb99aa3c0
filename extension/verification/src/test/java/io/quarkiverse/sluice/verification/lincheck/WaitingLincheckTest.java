package io.quarkiverse.sluice.verification.lincheck;

class WaitingLincheckTest extends ConcernProof {

    WaitingLincheckTest() {
        super(Concern.WAITING);
    }
}
