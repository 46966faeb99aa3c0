package io.quarkiverse.sluice.verification.jcstress;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

import io.quarkiverse.sluice.Permit;

/** C1, C6: the use of a permit and the closing of the last sender. */
@JCStressTest
@Outcome(id = "queued", expect = Expect.ACCEPTABLE, desc = "accepted whoever is first, then completed")
@Outcome(expect = Expect.FORBIDDEN, desc = "lost, doubled, or not what the contract allows")
@State
public class PermitVersusComplete {

    private final Raced raced = Raced.buffered();

    private final Permit<Integer> permit = raced.channel.sender().tryReserve();

    @Actor
    public void one() {
        permit.send(Raced.MESSAGE);
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
