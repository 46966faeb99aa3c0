package io.quarkiverse.sluice.demo.lessons;

import java.time.Duration;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkiverse.sluice.Channels;
import io.quarkiverse.sluice.Receiver;
import io.quarkiverse.sluice.Select;
import io.quarkiverse.sluice.Sender;
import io.quarkiverse.sluice.demo.lab.About;
import io.quarkiverse.sluice.demo.lab.Crew;
import io.quarkiverse.sluice.demo.lab.Lesson;
import io.quarkiverse.sluice.demo.lab.Parameter;
import io.quarkiverse.sluice.demo.lab.Settings;
import io.quarkiverse.sluice.demo.lab.Transcript;

/**
 * <b>What:</b> one consumer waits for whichever of two channels has a message first, and for a limit of time as well.
 * <p>
 * <b>Why:</b> it neither polls nor prefers a channel: a select waits for both at once. A channel that ends is left out of
 * the next select, and the consumer goes on with the other one.
 */
@ApplicationScoped
public class Selection implements Lesson {

    private static final Parameter MESSAGES = Parameter.count("messages", 3, 1, 1000, "messages on each channel");
    private static final Parameter PAUSE_1 = Parameter.millis("pause-1", 1000, "rest after each send on channel 1");
    private static final Parameter PAUSE_2 = Parameter.millis("pause-2", 1500, "rest after each send on channel 2");
    private static final Parameter TIMEOUT = Parameter.millis("timeout", 10_000, 0, 60_000, "time the consumer has");

    @Override
    public About about() {
        return new About("selection", "Channel selection and timeouts",
                "A consumer selects from two channels until both are disconnected or its time is up.",
                "timeout=2000", List.of(MESSAGES, PAUSE_1, PAUSE_2, TIMEOUT));
    }

    @Override
    public void run(Settings settings, Transcript transcript) throws Exception {
        var first = Channels.<String> unbounded();
        var second = Channels.<String> unbounded();
        try (var crew = new Crew("selection")) {
            crew.start(() -> produce(1, first.sender(), settings.get(MESSAGES), settings.get(PAUSE_1)));
            crew.start(() -> produce(2, second.sender(), settings.get(MESSAGES), settings.get(PAUSE_2)));
            consume(first.receiver(), second.receiver(), settings.duration(TIMEOUT), transcript);
        } // a producer that still runs when the time is up is stopped here
    }

    private static void produce(int channel, Sender<String> sender, int messages, int pause) throws InterruptedException {
        try (sender) {
            for (int i = 1; i <= messages; i++) {
                sender.send("Channel " + channel + ": Message " + i);
                Thread.sleep(pause);
            }
        }
    }

    private static void consume(Receiver<String> first, Receiver<String> second, Duration limit, Transcript transcript)
            throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        boolean firstOpen = true;
        boolean secondOpen = true;
        while (firstOpen || secondOpen) {
            var select = Select.<Event> first();
            if (firstOpen) {
                select.receive(first, message -> Event.received(1, message), closed -> Event.disconnected(1));
            }
            if (secondOpen) {
                select.receive(second, message -> Event.received(2, message), closed -> Event.disconnected(2));
            }
            var event = select.timeout(Duration.ofNanos(deadline - System.nanoTime()), () -> Event.TIMEOUT).await();
            transcript.line(event.line());
            if (event == Event.TIMEOUT) {
                return;
            }
            firstOpen &= event.ended() != 1;
            secondOpen &= event.ended() != 2;
        }
    }

    /** What a select came to; {@code ended} is the channel that has ended, or 0. */
    private record Event(String line, int ended) {

        static final Event TIMEOUT = new Event("Timeout reached, stopping consumer", 0);

        static Event received(int channel, String message) {
            return new Event("Received from channel " + channel + ": " + message, 0);
        }

        static Event disconnected(int channel) {
            return new Event("Channel " + channel + " disconnected", channel);
        }
    }
}
