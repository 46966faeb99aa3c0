package io.quarkiverse.sluice.verification.lincheck;

import java.util.Arrays;
import java.util.stream.Stream;

import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.quarkiverse.sluice.verification.Flavour;

/** One concern, proven of every flavour. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class ConcernProof {

    private final Concern concern;

    ConcernProof(Concern concern) {
        this.concern = concern;
    }

    Stream<Flavour> flavours() {
        return Arrays.stream(Flavour.values()).filter(concern::concerns);
    }

    /** Lincheck decides when threads take turns. */
    @ParameterizedTest
    @MethodSource("flavours")
    void o3_threadsTakeTurns_someOrderExplainsEveryOutcome(Flavour flavour) {
        Proof.modelCheck(concern, flavour);
    }

    /** The machine decides. */
    @ParameterizedTest
    @MethodSource("flavours")
    void o3_threadsRunFree_someOrderExplainsEveryOutcome(Flavour flavour) {
        Proof.stress(concern, flavour);
    }
}
