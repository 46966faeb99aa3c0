package io.quarkiverse.sluice.verification.jcstress;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

import io.quarkiverse.sluice.Sender;
import io.quarkiverse.sluice.verification.Flavour;
import io.smallrye.mutiny.subscription.Cancellable;

/** O2, O4: the cancelling of an asynchronous send that waits, and the receive that makes room. */
@JCStressTest
@Outcome(id = "undelivered", expect = Expect.ACCEPTABLE, desc = "withdrawn")
@Outcome(id = "queued", expect = Expect.ACCEPTABLE, desc = "sent first")
@Outcome(expect = Expect.FORBIDDEN, desc = "lost, doubled, or not what the contract allows")
@State
public class CancelledSendVersusReceive {

    private final Raced raced = Raced.of(Flavour.BOUNDED_1);

    private final Cancellable send = full().sendAsync(Raced.MESSAGE).subscribe().with(sent -> {
    });

    private Sender<Integer> full() {
        raced.channel.sender().trySend(0);
        return raced.channel.sender();
    }

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
