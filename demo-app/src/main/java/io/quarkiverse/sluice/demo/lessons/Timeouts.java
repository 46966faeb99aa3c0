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
 * <b>What:</b> a send and a receive that wait for a limited time only. Time that ran out is a value, not an exception:
 * {@code false} from a send, whose message then stays with the caller, and {@code null} from a receive.
 * <p>
 * <b>Why:</b> a thread that may wait forever cannot do anything about a partner that is slow or gone.
 */
@ApplicationScoped
public class Timeouts implements Lesson {

    private static final Parameter CAPACITY = Parameter.count("capacity", 1, 0, 1000,
            "messages the channel holds; 0 hands each over");
    private static final Parameter PRODUCERS = Parameter.count("producers", 2, 1, 20, "threads that send");
    private static final Parameter MESSAGES = Parameter.count("messages", 3, 1, 1000, "messages of each producer");
    private static final Parameter PRODUCER_PAUSE = Parameter.millis("producer-pause", 500, "rest after each send");
    private static final Parameter CONSUMER_PAUSE = Parameter.millis("consumer-pause", 0, "rest after each receive");
    private static final Parameter SEND_TIMEOUT = Parameter.millis("send-timeout", 1000, "time a send may wait");
    private static final Parameter RECEIVE_TIMEOUT = Parameter.millis("receive-timeout", 2000, 1, 10_000,
            "time a receive may wait");

    @Override
    public About about() {
        return new About("timeouts", "Timeout handling",
                "Two producers send and a consumer receives, each waiting for a limited time only. By default nobody is"
                        + " late: make the consumer pause and sends time out, or the producers, and receives do.",
                "consumer-pause=3000", List.of(CAPACITY, PRODUCERS, MESSAGES, PRODUCER_PAUSE, CONSUMER_PAUSE,
                        SEND_TIMEOUT, RECEIVE_TIMEOUT));
    }

    @Override
    public void run(Settings settings, Transcript transcript) throws Exception {
        var channel = Channels.<String> bounded(settings.get(CAPACITY));
        try (var crew = new Crew("timeouts")) {
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
                if (sender.send(message, settings.duration(SEND_TIMEOUT))) {
                    transcript.line("Sent successfully");
                } else {
                    transcript.line("Send timeout, message dropped");
                }
                Thread.sleep(settings.get(PRODUCER_PAUSE));
            }
        } catch (ChannelClosedException e) {
            transcript.line("Channel disconnected");
        }
    }

    private static void consume(Receiver<String> receiver, Settings settings, Transcript transcript)
            throws InterruptedException {
        try (receiver) {
            while (true) {
                var message = receiver.receive(settings.duration(RECEIVE_TIMEOUT));
                if (message == null) {
                    transcript.line("Receive timeout, no message available");
                } else {
                    transcript.line("Received: " + message);
                    Thread.sleep(settings.get(CONSUMER_PAUSE));
                }
            }
        } catch (ChannelClosedException e) {
            transcript.line("Channel disconnected, stopping consumer");
        }
    }
}
