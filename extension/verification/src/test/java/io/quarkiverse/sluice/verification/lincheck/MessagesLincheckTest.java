package io.quarkiverse.sluice.verification.lincheck;

class MessagesLincheckTest extends ConcernProof {

    MessagesLincheckTest() {
        super(Concern.MESSAGES);
    }
}
