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
 * <b>What:</b> one producer, one consumer, five numbers.
 * <p>
 * <b>Why:</b> the smallest program there is: a thread sends, another receives, and nothing is shared but the channel.
 */
@ApplicationScoped
public class ExerciseOne implements Lesson {

    private static final Parameter MESSAGES = Parameter.count("messages", 5, 1, 1000, "numbers that are sent");
    private static final Parameter PAUSE = Parameter.millis("pause", 500, "rest after each send");

    @Override
    public About about() {
        return new About("exercise-1", "Exercise 1: basic message passing",
                "A producer sends the numbers 1 to 5 and a consumer receives them.", "messages=20&pause=100",
                List.of(MESSAGES, PAUSE));
    }

    @Override
    public void run(Settings settings, Transcript transcript) throws Exception {
        var channel = Channels.<Integer> unbounded();
        try (var crew = new Crew("exercise-1")) {
            crew.start(() -> {
                try (var sender = channel.sender()) {
                    for (int i = 1; i <= settings.get(MESSAGES); i++) {
                        sender.send(i);
                        Thread.sleep(settings.get(PAUSE));
                    }
                }
            });
            for (int received : channel.receiver()) {
                transcript.line("Received: " + received);
            }
            crew.join();
        }
    }
}
