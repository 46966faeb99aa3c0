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

    /** Lincheck makes the generator itself and passes it nothing, so it looks up here what to draft. */
    private static List<Subject> subjects = List.of();

    private Proof() {
    }

    static List<Subject> subjects() {
        return subjects;
    }

    static void modelCheck(Concern... concerns) {
        // A thread looks again some fifty times before it parks: that is no livelock, and others come first.
        run(new ModelCheckingOptions().loopIterationsBeforeThreadSwitch(3).loopBound(10_000), concerns);
    }

    static void stress(Concern... concerns) {
        run(new StressOptions(), concerns);
    }

    private static void run(Options<?, ?> options, Concern... concerns) {
        Catalogue.read();
        initialize();
        subjects = Arrays.stream(concerns).flatMap(concern -> Arrays.stream(Flavour.values()).filter(concern::concerns)
                .map(flavour -> new Subject(concern, flavour))).toList();
        long start = System.nanoTime();
        options.iterations(SCENARIOS * subjects.size())
                .invocationsPerIteration(INVOCATIONS)
                .minimizeFailedScenario(Arrays.stream(concerns).allMatch(Concern::takesTurns))
                .executionGenerator(ScenarioGenerator.class)
                .sequentialSpecification(ChannelSpecification.class)
                .check(ChannelSubject.class);
        System.out.printf("%s %s: %d scenarios of %d runs in %d s%n", options.getClass().getSimpleName(),
                Arrays.toString(concerns), SCENARIOS * subjects.size(), INVOCATIONS,
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
