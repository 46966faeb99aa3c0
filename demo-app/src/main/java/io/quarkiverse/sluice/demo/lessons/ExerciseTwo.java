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
 * <b>What:</b> three producers, one consumer.
 * <p>
 * <b>Why:</b> messages of one producer stay in their order, those of different producers mix as they come.
 */
@ApplicationScoped
public class ExerciseTwo implements Lesson {

    private static final Parameter PRODUCERS = Parameter.count("producers", 3, 1, 20, "threads that send");
    private static final Parameter MESSAGES = Parameter.count("messages", 3, 1, 1000, "messages of each producer");
    private static final Parameter PAUSE = Parameter.millis("pause", 500, "rest after each send");

    @Override
    public About about() {
        return new About("exercise-2", "Exercise 2: multiple producers",
                "Three producers send three messages each to one consumer.", "producers=5&pause=100",
                List.of(PRODUCERS, MESSAGES, PAUSE));
    }

    @Override
    public void run(Settings settings, Transcript transcript) throws Exception {
        var channel = Channels.<String> unbounded();
        try (var crew = new Crew("exercise-2")) {
            for (int i = 0; i < settings.get(PRODUCERS); i++) {
                int producer = i;
                var sender = channel.sender().duplicate();
                crew.start(() -> {
                    try (sender) {
                        for (int j = 0; j < settings.get(MESSAGES); j++) {
                            sender.send("Producer " + producer + ": Message " + j);
                            Thread.sleep(settings.get(PAUSE));
                        }
                    }
                });
            }
            channel.sender().close();
            for (String received : channel.receiver()) {
                transcript.line("Received: " + received);
            }
            crew.join();
        }
    }
}
