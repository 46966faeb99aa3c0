package io.quarkiverse.sluice.verification.lincheck;

class PermitsLincheckTest extends ConcernProof {

    PermitsLincheckTest() {
        super(Concern.PERMITS);
    }
}
