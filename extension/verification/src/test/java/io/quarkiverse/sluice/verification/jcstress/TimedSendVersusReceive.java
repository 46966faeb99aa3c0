package io.quarkiverse.sluice.verification.jcstress;

import java.time.Duration;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/** W2, O4: a send whose time runs out and a receive. */
@JCStressTest
@Outcome(id = "taken", expect = Expect.ACCEPTABLE, desc = "received")
@Outcome(id = "queued", expect = Expect.ACCEPTABLE, desc = "sent, and still there")
@Outcome(id = "kept", expect = Expect.ACCEPTABLE, desc = "too late, and with the caller")
@Outcome(expect = Expect.FORBIDDEN, desc = "lost, doubled, or not what the contract allows")
@State
public class TimedSendVersusReceive {

    private final Raced raced = Raced.waiting();

    {
        // Full, where that is possible: only a receive makes room.
        for (int i = 0; i < raced.flavour.capacity() && i < 3; i++) {
            raced.channel.sender().trySend(0);
        }
    }

    @Actor
    public void one() {
        try {
            raced.kept = !raced.channel.sender().send(Raced.MESSAGE, Duration.ofNanos(500));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
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
