package io.quarkiverse.sluice.verification.jcstress;

import java.time.Duration;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/** W2, O4: a receive whose time runs out and a send. */
@JCStressTest
@Outcome(id = "taken", expect = Expect.ACCEPTABLE, desc = "received in time")
@Outcome(id = "queued", expect = Expect.ACCEPTABLE, desc = "too late, and still there")
@Outcome(id = "kept", expect = Expect.ACCEPTABLE, desc = "no receiver waited, and no buffer")
@Outcome(expect = Expect.FORBIDDEN, desc = "lost, doubled, or not what the contract allows")
@State
public class TimedReceiveVersusSend {

    private final Raced raced = Raced.waiting();

    @Actor
    public void one() {
        try {
            raced.taken(raced.channel.receiver().receive(Duration.ofNanos(500)));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Actor
    public void other() {
        raced.trySend();
    }

    @Arbiter
    public void after(L_Result result) {
        result.r1 = raced.whereabouts();
    }
}
