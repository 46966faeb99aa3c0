package io.quarkiverse.sluice.verification.jcstress;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LL_Result;

import io.quarkiverse.sluice.ChannelPair;
import io.quarkiverse.sluice.Channels;
import io.quarkiverse.sluice.Select;

/** S1, S5, R1: two selects over the same two channels, each the other's only partner, in opposite order. */
@JCStressTest
@Outcome(id = "sent a, received a", expect = Expect.ACCEPTABLE, desc = "met on the first channel")
@Outcome(id = "received b, sent b", expect = Expect.ACCEPTABLE, desc = "met on the second channel")
@Outcome(expect = Expect.FORBIDDEN, desc = "the clauses that happened do not belong together")
@State
public class SelectVersusSelect {

    private final ChannelPair<String> a = Channels.rendezvous();
    private final ChannelPair<String> b = Channels.rendezvous();

    @Actor
    public void one(LL_Result result) {
        result.r1 = Uninterrupted.call(Select.<String> first()
                .send(a.sender(), "a", () -> "sent a")
                .receive(b.receiver(), message -> "received " + message)::await);
    }

    @Actor
    public void other(LL_Result result) {
        result.r2 = Uninterrupted.call(Select.<String> first()
                .send(b.sender(), "b", () -> "sent b")
                .receive(a.receiver(), message -> "received " + message)::await);
    }
}
