package io.quarkiverse.sluice.demo.lessons;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkiverse.sluice.ChannelPair;
import io.quarkiverse.sluice.Channels;
import io.quarkiverse.sluice.Receiver;
import io.quarkiverse.sluice.Sender;
import io.quarkiverse.sluice.demo.lab.About;
import io.quarkiverse.sluice.demo.lab.Crew;
import io.quarkiverse.sluice.demo.lab.Lesson;
import io.quarkiverse.sluice.demo.lab.Parameter;
import io.quarkiverse.sluice.demo.lab.Settings;
import io.quarkiverse.sluice.demo.lab.Transcript;

/**
 * <b>What:</b> a fast producer and a slow consumer, first on a channel without a limit, then on a bounded one.
 * <p>
 * <b>Why:</b> without a limit the producer is done at once and everything waits in memory; with one, the producer waits
 * and no more than the capacity is ever in the channel. With its defaults the first part takes some 20 minutes,
 * a millisecond for each of a million messages.
 */
@ApplicationScoped
public class Memory implements Lesson {

    private static final Parameter MESSAGES = Parameter.count("messages", 1_000_000, 1, 1_000_000,
            "messages on the channel without a limit");
    private static final Parameter BOUNDED_MESSAGES = Parameter.count("bounded-messages", 10_000, 0, 1_000_000,
            "messages on the bounded channel; 0 leaves it out");
    private static final Parameter CAPACITY = Parameter.count("capacity", 1000, 1, 100_000,
            "messages the bounded channel holds");
    private static final Parameter CONSUMER_PAUSE = Parameter.millis("consumer-pause", 1, 0, 1000,
            "rest after each receive");
    private static final Parameter REPORT = Parameter.count("report", 100_000, 1, 1_000_000,
            "messages from one report to the next; the bounded channel reports a hundred times as often");

    @Override
    public About about() {
        return new About("memory", "Memory use under a slow consumer",
                "How many messages lie in the channel, and in the heap, when the producer is much faster than the"
                        + " consumer: all of them without a limit, no more than the capacity with one. The defaults take"
                        + " some 20 minutes.",
                "messages=5000&bounded-messages=5000&report=1000", List.of(MESSAGES, BOUNDED_MESSAGES, CAPACITY,
                        CONSUMER_PAUSE, REPORT));
    }

    @Override
    public void run(Settings settings, Transcript transcript) throws Exception {
        int pause = settings.get(CONSUMER_PAUSE);
        int report = settings.get(REPORT);
        transcript.line("Asynchronous channel, no limit");
        exchange(Channels.unbounded(), settings.get(MESSAGES), pause, report, transcript);
        if (settings.get(BOUNDED_MESSAGES) > 0) {
            int capacity = settings.get(CAPACITY);
            transcript.line("Synchronous channel, capacity " + capacity);
            exchange(Channels.bounded(capacity), settings.get(BOUNDED_MESSAGES), pause, Math.max(1, report / 100),
                    transcript);
        }
    }

    private static void exchange(ChannelPair<Integer> channel, int messages, int pause, int report, Transcript transcript)
            throws Exception {
        try (var crew = new Crew("memory")) {
            crew.start(() -> produce(channel.sender(), messages, report, transcript));
            crew.start(() -> consume(channel.receiver(), pause, report, transcript));
            crew.join();
        }
    }

    private static void produce(Sender<Integer> sender, int messages, int report, Transcript transcript)
            throws InterruptedException {
        try (sender) {
            for (int i = 0; i < messages; i++) {
                sender.send(i);
                if (i % report == 0) {
                    transcript.line("Produced: " + i);
                    transcript.line(memory(sender.depth()));
                }
            }
        }
    }

    private static void consume(Receiver<Integer> receiver, int pause, int report, Transcript transcript)
            throws InterruptedException {
        int count = 0;
        for (int message : receiver) {
            count++;
            if (count % report == 0) {
                transcript.line("Consumed: " + count);
                transcript.line(memory(receiver.depth()));
            }
            Thread.sleep(pause);
        }
    }

    private static String memory(long depth) {
        var runtime = Runtime.getRuntime();
        return "In the channel: " + depth + " messages, heap in use: "
                + (runtime.totalMemory() - runtime.freeMemory()) / (1024 * 1024) + " MiB";
    }
}
