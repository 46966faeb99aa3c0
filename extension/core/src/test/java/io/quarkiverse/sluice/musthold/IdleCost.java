package io.quarkiverse.sluice.musthold;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import com.sun.management.OperatingSystemMXBean;

import io.quarkiverse.sluice.ChannelClosedException;
import io.quarkiverse.sluice.ChannelPair;
import io.quarkiverse.sluice.Channels;
import io.quarkiverse.sluice.fixture.Await;

/**
 * Measures, to be started by hand, what share of one core 100 channels with 1,000 blocked receivers take: idle, and with ten
 * messages a second among them. The first argument is the length of each measurement in seconds, 30 without it.
 */
public final class IdleCost {

    private static final int CHANNELS = 100;
    private static final int RECEIVERS_OF_EACH = 10;
    private static final long TRICKLE_MILLIS = 100;
    private static final OperatingSystemMXBean PROCESS = (OperatingSystemMXBean) ManagementFactory
            .getOperatingSystemMXBean();

    private IdleCost() {
    }

    public static void main(String[] arguments) throws InterruptedException {
        var time = Duration.ofSeconds(arguments.length > 0 ? Long.parseLong(arguments[0]) : 30);
        var channels = channelsWithReceivers();

        System.out.printf("idle: %.3f %% of a core%n", share(time));
        var timer = Executors.newSingleThreadScheduledExecutor();
        var next = new int[1];
        timer.scheduleAtFixedRate(() -> channels.get(next[0]++ % CHANNELS).sender().trySend(1), 0, TRICKLE_MILLIS,
                TimeUnit.MILLISECONDS);
        System.out.printf("10 messages a second: %.3f %% of a core%n", share(time));

        timer.shutdownNow();
        channels.forEach(channel -> channel.sender().close());
    }

    private static List<ChannelPair<Integer>> channelsWithReceivers() {
        var channels = new ArrayList<ChannelPair<Integer>>();
        for (int i = 0; i < CHANNELS; i++) {
            ChannelPair<Integer> channel = Channels.bounded(64);
            channels.add(channel);
            for (int receiver = 0; receiver < RECEIVERS_OF_EACH; receiver++) {
                new Thread(() -> receiveAll(channel)).start();
            }
        }
        channels.forEach(channel -> Await.waitingReceivers(channel.control(), RECEIVERS_OF_EACH));
        return channels;
    }

    private static void receiveAll(ChannelPair<Integer> channel) {
        try {
            while (true) {
                channel.receiver().receive();
            }
        } catch (ChannelClosedException | InterruptedException e) {
            // the measurement is over
        }
    }

    private static double share(Duration time) throws InterruptedException {
        long before = PROCESS.getProcessCpuTime();
        long start = System.nanoTime();
        TimeUnit.NANOSECONDS.sleep(time.toNanos());
        return 100.0 * (PROCESS.getProcessCpuTime() - before) / (System.nanoTime() - start);
    }
}
