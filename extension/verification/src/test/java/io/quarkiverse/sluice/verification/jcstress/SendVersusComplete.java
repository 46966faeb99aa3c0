package io.quarkiverse.sluice.verification.jcstress;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/** C1: a send and the closing of the last sender. */
@JCStressTest
@Outcome(id = "kept", expect = Expect.ACCEPTABLE, desc = "refused")
@Outcome(id = "queued", expect = Expect.ACCEPTABLE, desc = "accepted, and received before the end")
@Outcome(expect = Expect.FORBIDDEN, desc = "lost, doubled, or not what the contract allows")
@State
public class SendVersusComplete {

    private final Raced raced = Raced.buffered();

    @Actor
    public void one() {
        raced.trySend();
    }

    @Actor
    public void other() {
        raced.channel.sender().close();
    }

    @Arbiter
    public void after(L_Result result) {
        result.r1 = raced.whereabouts() + (raced.channel.receiver().isDrained() ? "" : " in a channel that is not drained");
    }
}
