package io.quarkiverse.sluice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.concurrent.Callable;

import org.junit.jupiter.api.Test;

import io.quarkiverse.sluice.fixture.Await;
import io.quarkiverse.sluice.fixture.Caller;
import io.quarkiverse.sluice.fixture.ChannelContract;
import io.quarkiverse.sluice.fixture.Op;

/** W5: a thread that waits parks soon, and then takes no time from the others. */
class WaitCostTest extends ChannelContract {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final Duration LONG = Duration.ofHours(1);
    /** How long this thread works while the other one waits, and what that one may take: a spinning one takes as much. */
    private static final long WORK = 40_000_000;
    private static final long TOLERATED = WORK / 10;

    private volatile long sink;

    @Test
    void w5_waitingReceive_parksAndCostsNoCpu() {
        ChannelPair<Integer> channel = channel();
        assertCostsNothing(blocking(() -> channel.receiver().receive()));
        assertCostsNothing(blocking(() -> channel.receiver().receive(LONG)));
    }

    @Test
    void w5_waitingSend_parksAndCostsNoCpu() {
        assumeTrue(flavour.canBeFull(), "A send never waits");
        ChannelPair<Integer> channel = channel();
        fill(channel.sender());
        assertCostsNothing(blocking(() -> channel.sender().send(-1, LONG)));
    }

    @Test
    void w5_waitingSelect_parksAndCostsNoCpu() {
        ChannelPair<Integer> one = channel();
        ChannelPair<Integer> other = channel();
        assertCostsNothing(blocking(
                () -> Select.<Integer> first().receive(one.receiver(), m -> m).receive(other.receiver(), m -> m).await()));
    }

    /** Messages that others exchange on the same channel wake nobody who still has to wait. */
    @Test
    void w5_waitingReceiveOfAPausedChannel_isNotWokenBySends() {
        assumeTrue(flavour.isBounded(), "Needs a buffer that sends fill");
        ChannelPair<Integer> channel = channel();
        channel.control().pause();
        var receive = blocking(() -> channel.receiver().receive());
        Await.parked(receive);
        fill(channel.sender());
        assertCostsNothing(receive);
    }

    private Op<Object> blocking(Callable<Object> wait) {
        assumeTrue(caller.blocks(), "A Uni has no thread that waits");
        return crew.call("wait", wait);
    }

    private void assertCostsNothing(Op<?> waiting) {
        Await.parked(waiting);
        if (caller == Caller.VIRTUAL) {
            // Its time is not told apart from its carrier's; that it left the carrier is what counts.
            return;
        }
        long id = waiting.thread().getId();
        long before = THREADS.getThreadCpuTime(id);
        work();
        assertThat(THREADS.getThreadCpuTime(id) - before).as("CPU time in ns while waiting").isLessThan(TOLERATED);
        assertThat(waiting.isDone()).isFalse();
    }

    private void work() {
        long end = THREADS.getCurrentThreadCpuTime() + WORK;
        while (THREADS.getCurrentThreadCpuTime() < end) {
            sink++;
        }
    }
}
