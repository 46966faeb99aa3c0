package io.quarkiverse.sluice.verification.lincheck;

import java.util.Arrays;
import java.util.List;

import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Options;
import org.jetbrains.lincheck.datastructures.StressOptions;

import io.quarkiverse.sluice.verification.Flavour;

/** Runs Lincheck. One run has scenarios for many flavours: what Lincheck does to the classes takes longer than they do. */
final class Proof {

    /** For each concern of each flavour. */
    private static final int SCENARIOS = Integer.getInteger("sluice.lincheck.scenarios");
    /** Of each scenario. */
    private static final int INVOCATIONS = Integer.getInteger("sluice.lincheck.invocations");
    /** The same for threads that take turns. */
    private static final int TURNS_SCENARIOS = Integer.getInteger("sluice.lincheck.turns.scenarios");
    private static final int TURNS_INVOCATIONS = Integer.getInteger("sluice.lincheck.turns.invocations");
    /**
     * How long one run may take before it counts as hung. Lincheck's own 30 seconds are too short on a loaded machine: the
     * first runs transform the classes they come to, and each change of turns is two threads' parking and waking. A thread
     * that nobody will wake is found without a clock.
     */
    private static final long LIMIT_MILLIS = 900_000;

    /** Lincheck makes the generator itself and passes it nothing, so it looks up here what to draft. */
    private static List<Subject> subjects = List.of();

    private Proof() {
    }

    static List<Subject> subjects() {
        return subjects;
    }

    static void modelCheck(Concern... concerns) {
        // A thread looks again some fifty times before it parks: that is no livelock, and others come first.
        run(new ModelCheckingOptions().loopIterationsBeforeThreadSwitch(3).loopBound(10_000), TURNS_SCENARIOS,
                TURNS_INVOCATIONS, concerns);
    }

    static void stress(Concern... concerns) {
        run(new StressOptions(), SCENARIOS, INVOCATIONS, concerns);
    }

    private static void run(Options<?, ?> options, int scenarios, int invocations, Concern... concerns) {
        Catalogue.read();
        initialize();
        subjects = Arrays.stream(concerns).flatMap(concern -> Arrays.stream(Flavour.values()).filter(concern::concerns)
                .map(flavour -> new Subject(concern, flavour))).toList();
        long start = System.nanoTime();
        options.invocationTimeout$lincheck(LIMIT_MILLIS);
        options.iterations(scenarios * subjects.size())
                .invocationsPerIteration(invocations)
                .minimizeFailedScenario(Arrays.stream(concerns).allMatch(Concern::canBeCutDown))
                .executionGenerator(ScenarioGenerator.class)
                .sequentialSpecification(ChannelSpecification.class)
                .check(ChannelSubject.class);
        System.out.printf("%s %s: %d scenarios of %d runs in %d s%n", options.getClass().getSimpleName(),
                Arrays.toString(concerns), scenarios * subjects.size(), invocations,
                (System.nanoTime() - start) / 1_000_000_000);
    }

    /** Has every class initialized: in there Lincheck would not look, and lose sight of the thread. */
    private static void initialize() {
        var subject = new ChannelSubject();
        subject.open(Flavour.BOUNDED_2);
        subject.send(0, 1);
        subject.awaitSend(0, 2);
        subject.sendAsync(0, 3);
        subject.cancel(3);
        subject.receive(0);
        subject.awaitReceive(0);
        subject.failNow(0);
        subject.trySend(0, 4);
        subject.outcomes();
    }

    record Subject(Concern concern, Flavour flavour) {
    }
}
