package io.quarkiverse.sluice.demo.lessons;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkiverse.sluice.Channels;
import io.quarkiverse.sluice.demo.lab.About;
import io.quarkiverse.sluice.demo.lab.Crew;
import io.quarkiverse.sluice.demo.lab.Lesson;
import io.quarkiverse.sluice.demo.lab.Parameter;
import io.quarkiverse.sluice.demo.lab.Settings;
import io.quarkiverse.sluice.demo.lab.Transcript;

/**
 * <b>What:</b> a fast producer and a slow consumer on a channel of two.
 * <p>
 * <b>Why:</b> back-pressure: the producer runs two messages ahead and then keeps the consumer's pace.
 */
@ApplicationScoped
public class ExerciseThree implements Lesson {

    private static final Parameter CAPACITY = Parameter.count("capacity", 2, 0, 1000,
            "messages the channel holds; 0 hands each over");
    private static final Parameter MESSAGES = Parameter.count("messages", 10, 1, 1000, "numbers that are sent");
    private static final Parameter PAUSE = Parameter.millis("pause", 1000, "rest after each receive");

    @Override
    public About about() {
        return new About("exercise-3", "Exercise 3: synchronous channel",
                "A fast producer sends ten numbers to a slow consumer and is held back by a channel of two.",
                "capacity=0&pause=300", List.of(CAPACITY, MESSAGES, PAUSE));
    }

    @Override
    public void run(Settings settings, Transcript transcript) throws Exception {
        var channel = Channels.<Integer> bounded(settings.get(CAPACITY));
        try (var crew = new Crew("exercise-3")) {
            crew.start(() -> {
                try (var sender = channel.sender()) {
                    for (int i = 1; i <= settings.get(MESSAGES); i++) {
                        transcript.line("Sending: " + i);
                        sender.send(i);
                    }
                }
            });
            for (int received : channel.receiver()) {
                transcript.line("Received: " + received);
                Thread.sleep(settings.get(PAUSE));
            }
            crew.join();
        }
    }
}
