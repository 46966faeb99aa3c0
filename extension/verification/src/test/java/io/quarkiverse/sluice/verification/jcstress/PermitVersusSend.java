package io.quarkiverse.sluice.verification.jcstress;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

import io.quarkiverse.sluice.verification.Flavour;

/** C6: one slot for a permit and a send. */
@JCStressTest
@Outcome(id = "reserved and kept", expect = Expect.ACCEPTABLE, desc = "the permit was first")
@Outcome(id = "queued", expect = Expect.ACCEPTABLE, desc = "the send was first")
@Outcome(expect = Expect.FORBIDDEN, desc = "lost, doubled, or not what the contract allows")
@State
public class PermitVersusSend {

    private final Raced raced = Raced.of(Flavour.BOUNDED_1);

    private boolean reserved;

    @Actor
    public void one() {
        reserved = raced.channel.sender().tryReserve() != null;
    }

    @Actor
    public void other() {
        raced.trySend();
    }

    @Arbiter
    public void after(L_Result result) {
        result.r1 = (reserved ? "reserved and " : "") + raced.whereabouts();
    }
}
