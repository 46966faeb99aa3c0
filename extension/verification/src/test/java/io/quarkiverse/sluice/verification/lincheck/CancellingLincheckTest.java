package io.quarkiverse.sluice.verification.lincheck;

class CancellingLincheckTest extends ConcernProof {

    CancellingLincheckTest() {
        super(Concern.CANCELLING);
    }
}
