package io.quarkiverse.sluice.verification.jcstress;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

import io.quarkiverse.sluice.Select;

/** S1: a waiting select that both of its channels want to serve takes one message and leaves the other alone. */
@JCStressTest
@Outcome(id = "taken, queued", expect = Expect.ACCEPTABLE, desc = "the first was faster")
@Outcome(id = "queued, taken", expect = Expect.ACCEPTABLE, desc = "the second was faster")
@Outcome(id = "taken, kept", expect = Expect.ACCEPTABLE, desc = "the first was faster, and no buffer")
@Outcome(id = "kept, taken", expect = Expect.ACCEPTABLE, desc = "the second was faster, and no buffer")
@Outcome(expect = Expect.FORBIDDEN, desc = "two clauses happened, or none")
@State
public class SelectVersusSend {

    private final Raced first = Raced.any();
    private final Raced second = Raced.any();

    {
        Select.<Integer> first()
                .receive(first.channel.receiver(), message -> {
                    first.taken(message);
                    return message;
                })
                .receive(second.channel.receiver(), message -> {
                    second.taken(message);
                    return message;
                })
                .awaitAsync().subscribe().with(done -> {
                });
    }

    @Actor
    public void one() {
        first.trySend();
    }

    @Actor
    public void other() {
        second.trySend();
    }

    @Arbiter
    public void after(L_Result result) {
        result.r1 = first.whereabouts() + ", " + second.whereabouts();
    }
}
