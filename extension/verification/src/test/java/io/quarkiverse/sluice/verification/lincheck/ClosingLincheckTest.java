package io.quarkiverse.sluice.verification.lincheck;

class ClosingLincheckTest extends ConcernProof {

    ClosingLincheckTest() {
        super(Concern.CLOSING);
    }
}
