package io.quarkiverse.sluice.verification.lincheck;

class EndingWaitsLincheckTest extends ConcernProof {

    EndingWaitsLincheckTest() {
        super(Concern.ENDING_WAITS);
    }
}
