package io.quarkiverse.sluice.verification.jcstress;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

import io.quarkiverse.sluice.verification.Flavour;
import io.smallrye.mutiny.subscription.Cancellable;

/** O2, R1: the cancelling of an asynchronous send without a buffer, and the receive it waits for. */
@JCStressTest
@Outcome(id = "undelivered", expect = Expect.ACCEPTABLE, desc = "withdrawn")
@Outcome(id = "taken", expect = Expect.ACCEPTABLE, desc = "received first")
@Outcome(expect = Expect.FORBIDDEN, desc = "lost, doubled, or not what the contract allows")
@State
public class CancelledMeetingVersusReceive {

    private final Raced raced = Raced.of(Flavour.RENDEZVOUS);

    private final Cancellable send = raced.channel.sender().sendAsync(Raced.MESSAGE).subscribe().with(sent -> {
    });

    @Actor
    public void one() {
        send.cancel();
    }

    @Actor
    public void other() {
        raced.tryReceive();
    }

    @Arbiter
    public void after(L_Result result) {
        result.r1 = raced.whereabouts();
    }
}
