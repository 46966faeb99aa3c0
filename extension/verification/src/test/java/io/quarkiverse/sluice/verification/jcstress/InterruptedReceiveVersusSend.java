package io.quarkiverse.sluice.verification.jcstress;

import java.time.Duration;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/** W4, O4: a receive that is interrupted and a send. */
@JCStressTest
@Outcome(id = "taken", expect = Expect.ACCEPTABLE, desc = "received first")
@Outcome(id = "queued", expect = Expect.ACCEPTABLE, desc = "interrupted first")
@Outcome(id = "kept", expect = Expect.ACCEPTABLE, desc = "interrupted first, and no buffer")
@Outcome(expect = Expect.FORBIDDEN, desc = "lost, doubled, or not what the contract allows")
@State
public class InterruptedReceiveVersusSend {

    private final Raced raced = Raced.waiting();

    private volatile Thread receiver;
    private volatile boolean interrupted;

    @Actor
    public void one() {
        receiver = Thread.currentThread();
        try {
            raced.taken(raced.channel.receiver().receive(Duration.ofMillis(1)));
        } catch (InterruptedException interrupted) {
            // Nothing was taken.
        }
        while (!interrupted) {
            Thread.onSpinWait();
        }
        Thread.interrupted();
    }

    @Actor
    public void other() {
        while (receiver == null) {
            Thread.onSpinWait();
        }
        receiver.interrupt();
        interrupted = true;
        raced.trySend();
    }

    @Arbiter
    public void after(L_Result result) {
        result.r1 = raced.whereabouts();
    }
}
