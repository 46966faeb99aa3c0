package io.quarkiverse.sluice.demo.lessons;

import java.time.Instant;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkiverse.sluice.Broadcaster;
import io.quarkiverse.sluice.Channels;
import io.quarkiverse.sluice.SlowSubscriber;
import io.quarkiverse.sluice.Subscription;
import io.quarkiverse.sluice.demo.lab.About;
import io.quarkiverse.sluice.demo.lab.Crew;
import io.quarkiverse.sluice.demo.lab.Lesson;
import io.quarkiverse.sluice.demo.lab.Parameter;
import io.quarkiverse.sluice.demo.lab.Settings;
import io.quarkiverse.sluice.demo.lab.Transcript;

/**
 * <b>What:</b> a broadcaster hands every event to every subscriber.
 * <p>
 * <b>Why:</b> the publisher need not know who listens. A subscriber sees each event from its subscription on exactly
 * once, and its loop ends when the broadcaster completes. These subscribers would rather slow the publisher down than miss
 * an event, so they ask for {@link SlowSubscriber#BLOCK}.
 */
@ApplicationScoped
public class Broadcasting implements Lesson {

    private static final Parameter SUBSCRIBERS = Parameter.count("subscribers", 3, 0, 20, "threads that listen");
    private static final Parameter EVENTS = Parameter.count("events", 5, 1, 1000, "events that are broadcast");
    private static final Parameter PAUSE = Parameter.millis("pause", 1000, "rest after each event");

    @Override
    public About about() {
        return new About("broadcasting", "Event broadcasting",
                "Three subscribers each receive every one of five events, exactly once and in one order, and then end.",
                "subscribers=5&pause=200", List.of(SUBSCRIBERS, EVENTS, PAUSE));
    }

    @Override
    public void run(Settings settings, Transcript transcript) throws Exception {
        var broadcaster = Channels.<Event> broadcaster("broadcasting").slowSubscriber(SlowSubscriber.BLOCK).build();
        try (var crew = new Crew("broadcasting")) {
            for (int i = 0; i < settings.get(SUBSCRIBERS); i++) {
                int subscriber = i;
                var events = broadcaster.subscribe(); // before the first event, so that none is missed
                crew.start(() -> listen(subscriber, events, transcript));
            }
            crew.start(() -> publish(broadcaster, settings, transcript));
            crew.join();
        }
    }

    private static void listen(int subscriber, Subscription<Event> events, Transcript transcript)
            throws InterruptedException {
        try (events) {
            transcript.line("Subscriber " + subscriber + " started");
            for (Event event : events) {
                transcript.line("Subscriber " + subscriber + " received: " + event);
            }
            transcript.line("Subscriber " + subscriber + " ended");
        }
    }

    private static void publish(Broadcaster<Event> broadcaster, Settings settings, Transcript transcript)
            throws InterruptedException {
        try (broadcaster) {
            for (int i = 1; i <= settings.get(EVENTS); i++) {
                var event = new Event(i, "Event " + i, Instant.now());
                transcript.line("Broadcasting: " + event);
                broadcaster.broadcast(event);
                Thread.sleep(settings.get(PAUSE));
            }
        }
    }

    private record Event(int id, String message, Instant timestamp) {

        @Override
        public String toString() {
            return "Event { id: " + id + ", message: \"" + message + "\", timestamp: " + timestamp + " }";
        }
    }
}
