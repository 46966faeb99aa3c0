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
 * <b>What:</b> a synchronous channel holds three messages; the send of a fourth waits until one is received.
 * <p>
 * <b>Why:</b> producers are held to the consumer's pace, and memory stays bounded however fast they are. Each "Sent"
 * follows its send, and each "Receiving" goes before its receive: whatever the threads' luck, the lines "Sent" are never
 * more than three ahead of the lines "Receiving".
 */
@ApplicationScoped
public class SynchronousChannel implements Lesson {

    private static final Parameter CAPACITY = Parameter.count("capacity", 3, 0, 1000,
            "messages the channel holds; 0 hands each over");
    private static final Parameter PRODUCERS = Parameter.count("producers", 2, 1, 20, "threads that send");
    private static final Parameter MESSAGES = Parameter.count("messages", 5, 1, 1000, "messages of each producer");
    private static final Parameter PRODUCER_PAUSE = Parameter.millis("producer-pause", 1000, "rest after each send");
    private static final Parameter CONSUMER_PAUSE = Parameter.millis("consumer-pause", 2000, "rest after each receive");

    @Override
    public About about() {
        return new About("synchronous-channel", "Synchronous channel",
                "Two producers and a slower consumer on a channel of three: a send waits while the channel is full, so"
                        + " its line Sent comes only after the consumer has taken a message.",
                "producers=1&producer-pause=0&consumer-pause=1000",
                List.of(CAPACITY, PRODUCERS, MESSAGES, PRODUCER_PAUSE, CONSUMER_PAUSE));
    }

    @Override
    public void run(Settings settings, Transcript transcript) throws Exception {
        var channel = Channels.<String> bounded(settings.get(CAPACITY));
        try (var crew = new Crew("synchronous-channel")) {
            for (int i = 0; i < settings.get(PRODUCERS); i++) {
                int producer = i;
                var sender = channel.sender().duplicate();
                crew.start(() -> produce(producer, sender, settings, transcript));
            }
            channel.sender().close();
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
                sender.send(message); // waits while the channel is full
                transcript.line("Sent: " + message);
                Thread.sleep(settings.get(PRODUCER_PAUSE));
            }
        }
    }

    private static void consume(Receiver<String> receiver, Settings settings, Transcript transcript)
            throws InterruptedException {
        var messages = receiver.iterator();
        transcript.line("Receiving");
        while (messages.hasNext()) {
            transcript.line("Received: " + messages.next());
            Thread.sleep(settings.get(CONSUMER_PAUSE));
            transcript.line("Receiving");
        }
    }
}
