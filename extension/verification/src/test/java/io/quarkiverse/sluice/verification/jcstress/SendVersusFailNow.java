package io.quarkiverse.sluice.verification.jcstress;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/** C2: a send and an abrupt end. */
@JCStressTest
@Outcome(id = "kept", expect = Expect.ACCEPTABLE, desc = "refused")
@Outcome(id = "undelivered", expect = Expect.ACCEPTABLE, desc = "accepted, then handed over")
@Outcome(expect = Expect.FORBIDDEN, desc = "lost, doubled, or not what the contract allows")
@State
public class SendVersusFailNow {

    private final Raced raced = Raced.any();

    @Actor
    public void one() {
        raced.trySend();
    }

    @Actor
    public void other() {
        raced.channel.control().failNow(new IllegalStateException("on purpose"));
    }

    @Arbiter
    public void after(L_Result result) {
        result.r1 = raced.whereabouts();
    }
}
