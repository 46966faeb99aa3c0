package io.quarkiverse.sluice.verification.lincheck;

class PermitsClosingLincheckTest extends ConcernProof {

    PermitsClosingLincheckTest() {
        super(Concern.PERMITS_CLOSING);
    }
}
