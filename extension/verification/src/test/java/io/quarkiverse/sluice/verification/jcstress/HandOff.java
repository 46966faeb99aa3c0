package io.quarkiverse.sluice.verification.jcstress;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

import io.quarkiverse.sluice.ChannelPair;
import io.quarkiverse.sluice.verification.Flavour;

/** O1: what was written before a send is seen after the receive, and what waits is woken. */
@JCStressTest
@Outcome(id = "1, 2", expect = Expect.ACCEPTABLE, desc = "all of it")
@Outcome(expect = Expect.FORBIDDEN, desc = "a message was received and not all that came before it")
@State
public class HandOff {

    private final ChannelPair<int[]> channel = Flavour.values()[(int) (System.nanoTime() % Flavour.values().length)]
            .open((message, reason) -> {
            });
    private int before;

    @Actor
    public void send() {
        before = 1;
        Uninterrupted.call(() -> {
            channel.sender().send(new int[] { 2 });
            return 0;
        });
    }

    @Actor
    public void receive(II_Result result) {
        int[] message = Uninterrupted.call(channel.receiver()::receive);
        result.r1 = before;
        result.r2 = message[0];
    }
}
