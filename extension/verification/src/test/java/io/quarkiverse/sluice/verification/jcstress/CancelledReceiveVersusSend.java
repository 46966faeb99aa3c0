package io.quarkiverse.sluice.verification.jcstress;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/** O2, O4: the cancelling of an asynchronous receive and a send. */
@JCStressTest
@Outcome(id = "taken", expect = Expect.ACCEPTABLE, desc = "delivered first")
@Outcome(id = "queued", expect = Expect.ACCEPTABLE, desc = "cancelled first")
@Outcome(id = "kept", expect = Expect.ACCEPTABLE, desc = "cancelled first, and no buffer")
@Outcome(expect = Expect.FORBIDDEN, desc = "lost, doubled, or not what the contract allows")
@State
public class CancelledReceiveVersusSend {

    private final Raced raced = Raced.any();

    private final DirectSubscriber receive = raced.channel.receiver().receiveAsync().subscribe()
            .withSubscriber(new DirectSubscriber(raced));

    @Actor
    public void one() {
        receive.cancel();
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
