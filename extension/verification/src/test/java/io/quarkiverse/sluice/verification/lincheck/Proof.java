package io.quarkiverse.sluice.verification.lincheck;

import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Options;
import org.jetbrains.lincheck.datastructures.StressOptions;

import io.quarkiverse.sluice.verification.Flavour;

/**
 * Runs Lincheck on one concern of one flavour. Lincheck makes the subject and the model itself and passes them nothing, so
 * both look up here what is being proven.
 */
final class Proof {

    private static final int SCENARIOS = Integer.getInteger("sluice.lincheck.scenarios");
    private static final int INVOCATIONS = Integer.getInteger("sluice.lincheck.invocations");

    private static Flavour flavour = Flavour.BOUNDED_1;
    private static Concern concern = Concern.MESSAGES;

    private Proof() {
    }

    static Flavour flavour() {
        return flavour;
    }

    static Concern concern() {
        return concern;
    }

    static void modelCheck(Concern which, Flavour kind) {
        run(which, kind, new ModelCheckingOptions());
    }

    static void stress(Concern which, Flavour kind) {
        run(which, kind, new StressOptions());
    }

    private static void run(Concern which, Flavour kind, Options<?, ?> options) {
        Catalogue.read();
        flavour = kind;
        concern = which;
        long start = System.nanoTime();
        options.iterations(SCENARIOS)
                .invocationsPerIteration(INVOCATIONS)
                .minimizeFailedScenario(which.isDivisible())
                .executionGenerator(ScenarioGenerator.class)
                .sequentialSpecification(ChannelSpecification.class)
                .check(ChannelSubject.class);
        System.out.printf("%s %s %s: %d scenarios of %d runs in %d ms%n", options.getClass().getSimpleName(), which, kind,
                SCENARIOS, INVOCATIONS, (System.nanoTime() - start) / 1_000_000);
    }
}
