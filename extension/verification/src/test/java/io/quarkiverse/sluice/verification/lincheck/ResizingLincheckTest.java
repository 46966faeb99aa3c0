package io.quarkiverse.sluice.verification.lincheck;

class ResizingLincheckTest extends ConcernProof {

    ResizingLincheckTest() {
        super(Concern.RESIZING);
    }
}
