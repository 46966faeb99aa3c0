package io.quarkiverse.sluice.verification.lincheck;

class WaitingClosingLincheckTest extends ConcernProof {

    WaitingClosingLincheckTest() {
        super(Concern.WAITING_CLOSING);
    }
}
