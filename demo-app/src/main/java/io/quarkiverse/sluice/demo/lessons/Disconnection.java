package io.quarkiverse.sluice.demo.lessons;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkiverse.sluice.ChannelClosedException;
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
 * <b>What:</b> the end of a channel is an outcome that both sides can see: the consumer when the last sender is closed,
 * a producer when the last receiver is.
 * <p>
 * <b>Why:</b> nobody waits for a message that cannot come, and nobody sends one that nobody would take.
 */
@ApplicationScoped
public class Disconnection implements Lesson {

    private static final Parameter PRODUCERS = Parameter.count("producers", 3, 1, 20, "threads that send");
    private static final Parameter MESSAGES = Parameter.count("messages", 3, 1, 1000, "messages of each producer");
    private static final Parameter PAUSE = Parameter.millis("pause", 500, "rest after each send");
    private static final Parameter LEAVE_AFTER = Parameter.count("leave-after", 0, 0, 1000,
            "messages after which the consumer leaves; 0 makes it stay");

    @Override
    public About about() {
        return new About("disconnection", "Channel disconnection",
                "The consumer stops when all producers have closed their senders; a producer's send fails when the"
                        + " consumer has left.",
                "leave-after=4", List.of(PRODUCERS, MESSAGES, PAUSE, LEAVE_AFTER));
    }

    @Override
    public void run(Settings settings, Transcript transcript) throws Exception {
        var channel = Channels.<String> builder("disconnection").unbounded().build();
        try (var crew = new Crew("disconnection")) {
            for (int i = 0; i < settings.get(PRODUCERS); i++) {
                int producer = i;
                var sender = channel.sender().duplicate();
                crew.start(() -> produce(producer, sender, settings, transcript));
            }
            channel.sender().close();
            crew.start(() -> consume(channel.receiver(), settings.get(LEAVE_AFTER), transcript));
            crew.join();
        }
    }

    private static void produce(int producer, Sender<String> sender, Settings settings, Transcript transcript)
            throws InterruptedException {
        try (sender) {
            for (int j = 0; j < settings.get(MESSAGES); j++) {
                var message = "Producer " + producer + ": Message " + j;
                transcript.line("Sending: " + message);
                try {
                    sender.send(message);
                    transcript.line("Sent successfully");
                } catch (ChannelClosedException e) {
                    transcript.line("Failed to send: " + e.getMessage());
                }
                Thread.sleep(settings.get(PAUSE));
            }
        }
    }

    private static void consume(Receiver<String> receiver, int leaveAfter, Transcript transcript)
            throws InterruptedException {
        try (receiver) {
            for (int received = 0; leaveAfter == 0 || received < leaveAfter; received++) {
                transcript.line("Received: " + receiver.receive());
            }
            transcript.line("Consumer leaves after " + leaveAfter + " messages");
        } catch (ChannelClosedException e) {
            transcript.line("Channel disconnected, stopping consumer");
        }
    }
}
