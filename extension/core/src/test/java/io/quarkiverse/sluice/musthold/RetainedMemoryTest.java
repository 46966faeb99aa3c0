package io.quarkiverse.sluice.musthold;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.Reference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

import io.quarkiverse.sluice.ChannelPair;
import io.quarkiverse.sluice.Channels;
import io.quarkiverse.sluice.fixture.Await;
import io.quarkiverse.sluice.fixture.Heap;
import io.quarkiverse.sluice.fixture.Stress;

/** Measured over many channels, so that what the JVM itself allocates meanwhile does not count. */
@Isolated("measures the heap of the JVM")
class RetainedMemoryTest {

    private static final long KIB = 1024;
    /** What a JVM keeps for itself from one measurement to the next. */
    private static final long NOISE = 512 * KIB;

    @Test
    void m1_emptyChannelOfTenMillion_takesLessThanAKibibyte() {
        int count = 20_000;
        makeAndForget();
        var channels = new ArrayList<ChannelPair<Integer>>(count);
        long before = Heap.used();

        for (int i = 0; i < count; i++) {
            channels.add(Channels.bounded(10_000_000));
        }

        assertThat((Heap.used() - before) / count).isLessThan(KIB);
        Reference.reachabilityFence(channels);
    }

    private static void makeAndForget() {
        assertThat(Channels.<Integer> bounded(10_000_000).receiver().tryReceive()).isNull();
    }

    @Test
    void m2_afterABurstOfAMillion_lessThan64KibibytesAreKept() {
        int bursts = 32;
        int messages = Stress.of(1_000_000);
        var channels = new ArrayList<ChannelPair<Integer>>();
        for (int i = 0; i < bursts; i++) {
            channels.add(Channels.unbounded());
        }
        burst(channels.get(0), messages);
        long before = Heap.used();

        channels.forEach(channel -> burst(channel, messages));

        assertThat(Heap.used() - before).isLessThan(bursts * 64 * KIB);
        Reference.reachabilityFence(channels);
    }

    private static void burst(ChannelPair<Integer> channel, int messages) {
        for (int i = 0; i < messages; i++) {
            channel.sender().trySend(i & 63);
        }
        for (int i = 0; i < messages; i++) {
            channel.receiver().tryReceive();
        }
        assertThat(channel.receiver().depth()).isZero();
    }

    @Test
    void m3_aMillionTimedOutBlockingReceives_leaveTheHeapFlat() throws InterruptedException {
        var channel = Channels.<Integer> bounded(1);
        int rounds = Stress.of(1_000_000);
        timeOut(channel, rounds / 100);
        long before = Heap.used();

        timeOut(channel, rounds);

        assertThat(Heap.used() - before).isLessThan(NOISE);
        assertThat(channel.control().statistics().waitingReceivers()).isZero();
    }

    private static void timeOut(ChannelPair<Integer> channel, int rounds) throws InterruptedException {
        for (int i = 0; i < rounds; i++) {
            assertThat(channel.receiver().receive(Duration.ofNanos(2_000))).isNull();
        }
    }

    @Test
    void m3_aMillionTimedOutUnis_leaveTheHeapFlat() {
        var channel = Channels.<Integer> bounded(1);
        int batches = Stress.of(1_000_000) / 1_000;
        timeOutUnis(channel, 10);
        long before = Heap.used();

        timeOutUnis(channel, batches);

        assertThat(Heap.used() - before).isLessThan(NOISE);
        assertThat(channel.control().statistics().waitingReceivers()).isZero();
    }

    private static void timeOutUnis(ChannelPair<Integer> channel, int batches) {
        for (int batch = 0; batch < batches; batch++) {
            var failed = new CountDownLatch(1_000);
            for (int i = 0; i < 1_000; i++) {
                channel.receiver().receiveAsync(Duration.ofNanos(50_000)).subscribe().with(message -> {
                }, failure -> failed.countDown());
            }
            Await.latch(failed);
        }
    }
}
