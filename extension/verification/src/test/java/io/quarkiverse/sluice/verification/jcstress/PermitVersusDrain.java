package io.quarkiverse.sluice.verification.jcstress;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

import io.quarkiverse.sluice.ChannelClosedException;
import io.quarkiverse.sluice.Permit;

/** C5, C6: the use of a permit and the last receiver's closing. */
@JCStressTest
@Outcome(id = "taken", expect = Expect.ACCEPTABLE, desc = "left over")
@Outcome(id = "kept", expect = Expect.ACCEPTABLE, desc = "too late, and with the caller")
@Outcome(expect = Expect.FORBIDDEN, desc = "lost, doubled, or not what the contract allows")
@State
public class PermitVersusDrain {

    private final Raced raced = Raced.buffered();

    private final Permit<Integer> permit = raced.channel.sender().tryReserve();

    @Actor
    public void one() {
        try {
            permit.send(Raced.MESSAGE);
        } catch (ChannelClosedException ended) {
            raced.kept = true;
        }
    }

    @Actor
    public void other() {
        raced.channel.receiver().closeAndDrain().forEach(raced::taken);
    }

    @Arbiter
    public void after(L_Result result) {
        result.r1 = raced.whereabouts();
    }
}
