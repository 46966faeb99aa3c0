package io.quarkiverse.sluice.demo.lessons;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkiverse.sluice.ChannelPair;
import io.quarkiverse.sluice.Channels;
import io.quarkiverse.sluice.demo.lab.About;
import io.quarkiverse.sluice.demo.lab.Crew;
import io.quarkiverse.sluice.demo.lab.Lesson;
import io.quarkiverse.sluice.demo.lab.Parameter;
import io.quarkiverse.sluice.demo.lab.Settings;
import io.quarkiverse.sluice.demo.lab.Transcript;

/**
 * <b>What:</b> the time that one producer and one consumer need for 100,000 messages on an asynchronous channel, and on a
 * synchronous one of 1000.
 * <p>
 * <b>Why:</b> flow control has a price, and it depends on the size of the buffer. One cold run in a busy service is an
 * impression, not a measurement.
 */
@ApplicationScoped
public class Benchmark implements Lesson {

    private static final Parameter MESSAGES = Parameter.count("messages", 100_000, 1, 1_000_000, "messages on each channel");
    private static final Parameter CAPACITY = Parameter.count("capacity", 1000, 0, 100_000,
            "messages the synchronous channel holds; 0 hands each over");

    @Override
    public About about() {
        return new About("benchmark", "Performance of two channels",
                "How long 100,000 messages take on a channel without a limit and on one of 1000.",
                "messages=1000000&capacity=10", List.of(MESSAGES, CAPACITY));
    }

    @Override
    public void run(Settings settings, Transcript transcript) throws Exception {
        int messages = settings.get(MESSAGES);
        var asynchronous = time(Channels.unbounded(), messages);
        transcript.line("Asynchronous channel: " + milliseconds(asynchronous));
        var synchronous = time(Channels.bounded(settings.get(CAPACITY)), messages);
        transcript.line("Synchronous channel: " + milliseconds(synchronous));
        transcript.line(String.format(Locale.ROOT, "Performance ratio: %.2fx",
                (double) synchronous.toNanos() / asynchronous.toNanos()));
    }

    private static Duration time(ChannelPair<Integer> channel, int messages) throws Exception {
        long start = System.nanoTime();
        try (var crew = new Crew("benchmark")) {
            crew.start(() -> {
                for (int i = 0; i < messages; i++) {
                    channel.sender().send(i);
                }
            });
            crew.start(() -> {
                for (int i = 0; i < messages; i++) {
                    channel.receiver().receive();
                }
            });
            crew.join();
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static String milliseconds(Duration duration) {
        return String.format(Locale.ROOT, "%.3fms", duration.toNanos() / 1e6);
    }
}
