package io.quarkiverse.sluice.demo.lessons;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

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
 * <b>What:</b> an asynchronous channel has a buffer without a limit, so a send never waits.
 * <p>
 * <b>Why:</b> producers may run ahead of the consumer, as long as memory lasts. Each producer has a sender of its own;
 * when the last of them is closed and everything is received, the consumer's loop ends.
 */
@ApplicationScoped
public class AsynchronousChannel implements Lesson {

    private static final Parameter PRODUCERS = Parameter.count("producers", 3, 1, 20, "threads that send");
    private static final Parameter MESSAGES = Parameter.count("messages", 5, 1, 1000, "messages of each producer");
    private static final Parameter PRODUCER_PAUSE = Parameter.millis("producer-pause", 500, "rest after each send");
    private static final Parameter CONSUMER_PAUSE = Parameter.millis("consumer-pause", 200, "rest after each receive");

    @Override
    public About about() {
        return new About("asynchronous-channel", "Asynchronous channel",
                "Three producers and a consumer on a channel without a limit: no send ever waits, and closing the last"
                        + " sender ends the consumer.",
                "producer-pause=0&consumer-pause=100", List.of(PRODUCERS, MESSAGES, PRODUCER_PAUSE, CONSUMER_PAUSE));
    }

    @Override
    public void run(Settings settings, Transcript transcript) throws Exception {
        var channel = Channels.<String> unbounded();
        try (var crew = new Crew("asynchronous-channel")) {
            for (int i = 0; i < settings.get(PRODUCERS); i++) {
                int producer = i;
                var sender = channel.sender().duplicate();
                crew.start(() -> produce(producer, sender, settings, transcript));
            }
            channel.sender().close(); // from here on only the producers keep the channel open
            crew.start(() -> consume(channel.receiver(), settings, transcript));
            crew.join();
        }
    }

    private static void produce(int producer, Sender<String> sender, Settings settings, Transcript transcript)
            throws InterruptedException {
        try (sender) {
            for (int j = 0; j < settings.get(MESSAGES); j++) {
                var message = "Producer " + producer + ": Message " + j;
                transcript.line("Sending: " + message);
                sender.send(message);
                Thread.sleep(settings.get(PRODUCER_PAUSE));
            }
        }
    }

    private static void consume(Receiver<String> receiver, Settings settings, Transcript transcript)
            throws InterruptedException {
        for (String received : receiver) {
            transcript.line("Received: " + received);
            Thread.sleep(settings.get(CONSUMER_PAUSE));
        }
    }
}
