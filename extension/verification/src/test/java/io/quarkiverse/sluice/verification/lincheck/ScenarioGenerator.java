package io.quarkiverse.sluice.verification.lincheck;

import java.util.Random;

import org.jetbrains.kotlinx.lincheck.CTestStructure;
import org.jetbrains.kotlinx.lincheck.execution.ExecutionGenerator;
import org.jetbrains.kotlinx.lincheck.execution.ExecutionScenario;
import org.jetbrains.lincheck.datastructures.CTestConfiguration;
import org.jetbrains.lincheck.datastructures.RandomProvider;

/** Makes the scenarios of what is being proven, the same ones in every run. */
public final class ScenarioGenerator extends ExecutionGenerator {

    /** More than a scenario has messages and asynchronous operations. */
    static final int SLOTS = 16;

    private final Random random;
    private int drafted;

    public ScenarioGenerator(CTestConfiguration configuration, CTestStructure structure, RandomProvider randoms) {
        super(configuration, structure);
        this.random = randoms.createRandom();
    }

    @Override
    public ExecutionScenario nextExecution() {
        Proof.Subject subject = Proof.subjects().get(drafted++ % Proof.subjects().size());
        var draft = new Draft(random);
        draft.open(subject.flavour());
        subject.concern().fill(draft, random);
        return draft.scenario();
    }
}
