package io.quarkiverse.sluice.verification.jcstress;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/** C4, C5: closing twice, with left-overs for one of them. */
@JCStressTest
@Outcome(id = "taken", expect = Expect.ACCEPTABLE, desc = "left over")
@Outcome(id = "undelivered", expect = Expect.ACCEPTABLE, desc = "handed over")
@Outcome(expect = Expect.FORBIDDEN, desc = "lost, doubled, or not what the contract allows")
@State
public class DrainVersusDrain {

    private final Raced raced = Raced.buffered();

    {
        raced.trySend();
    }

    @Actor
    public void one() {
        raced.channel.receiver().closeAndDrain().forEach(raced::taken);
    }

    @Actor
    public void other() {
        raced.channel.receiver().close();
    }

    @Arbiter
    public void after(L_Result result) {
        result.r1 = raced.whereabouts();
    }
}
