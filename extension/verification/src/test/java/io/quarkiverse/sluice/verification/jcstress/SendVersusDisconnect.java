package io.quarkiverse.sluice.verification.jcstress;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/** O2, C3: a send and the last receiver's closing. */
@JCStressTest
@Outcome(id = "kept", expect = Expect.ACCEPTABLE, desc = "refused")
@Outcome(id = "undelivered", expect = Expect.ACCEPTABLE, desc = "accepted, then handed over")
@Outcome(expect = Expect.FORBIDDEN, desc = "lost, doubled, or not what the contract allows")
@State
public class SendVersusDisconnect {

    private final Raced raced = Raced.any();

    @Actor
    public void one() {
        raced.trySend();
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
