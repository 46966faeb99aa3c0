package io.quarkiverse.sluice.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkiverse.sluice.Broadcaster;
import io.quarkiverse.sluice.Channels;
import io.quarkiverse.sluice.SlowSubscriber;
import io.quarkiverse.sluice.Subscription;
import io.quarkiverse.sluice.fixture.Await;
import io.quarkiverse.sluice.fixture.Caller;
import io.quarkiverse.sluice.fixture.Crew;
import io.quarkiverse.sluice.fixture.DirectSubscriber;
import io.quarkiverse.sluice.fixture.Op;

/** B1 and B7 under load: what was broadcast reached everybody in one order, what was broken off reached nobody. */
class BroadcastSoakTest {

    private static final int WORKERS = 3;
    private static final int EVENTS = 1_000;
    private static final long SEED = Long.getLong("sluice.soak.seed", System.nanoTime());

    private final Crew crew = new Crew(Caller.PLATFORM);
    private final Set<Integer> sent = ConcurrentHashMap.newKeySet();
    private final Set<Integer> unknown = ConcurrentHashMap.newKeySet();

    @AfterEach
    void noThreadStays() {
        crew.close();
    }

    @ParameterizedTest
    @ValueSource(ints = { 1, 2, 7 })
    void b7_underAnyRace_broadcastsReachAllOrNobody(int buffer) {
        var situation = "buffer " + buffer + ", -Dsluice.soak.seed=" + SEED;
        var random = new Random(SEED);
        var broadcaster = Channels.<Integer> broadcaster("soak").buffer(buffer).slowSubscriber(SlowSubscriber.BLOCK).build();
        var subscribers = new ArrayList<Op<List<Integer>>>();
        for (int i = 0; i < WORKERS; i++) {
            var subscription = broadcaster.subscribe();
            subscribers.add(crew.call("subscribe", () -> all(subscription)));
        }
        var workers = new ArrayList<Op<Void>>();
        for (int i = 0; i < WORKERS; i++) {
            int first = i * EVENTS;
            var own = new Random(random.nextLong());
            workers.add(crew.call("broadcast", () -> {
                for (int event = first; event < first + EVENTS; event++) {
                    broadcast(broadcaster, event, own);
                }
                return null;
            }));
        }
        Await.until("all is broadcast, " + situation, () -> {
            workers.get(random.nextInt(WORKERS)).stop();
            return workers.stream().allMatch(Op::isDone);
        });
        workers.forEach(Op::value);
        broadcaster.complete();

        var order = subscribers.get(0).value();
        assertThat(subscribers).as(situation).allSatisfy(subscriber -> assertThat(subscriber.value()).isEqualTo(order));
        assertThat(order).as(situation).doesNotHaveDuplicates().containsAll(sent);
        var reached = new ArrayList<>(order);
        reached.removeAll(sent);
        assertThat(unknown).as("broken off but delivered, " + situation).containsAll(reached);
    }

    private static List<Integer> all(Subscription<Integer> subscription) {
        var events = new ArrayList<Integer>();
        subscription.forEach(events::add);
        return events;
    }

    private void broadcast(Broadcaster<Integer> broadcaster, int event, Random random) {
        try {
            switch (random.nextInt(5)) {
                case 0 -> {
                    broadcaster.broadcast(event);
                    sent.add(event);
                }
                case 1 -> note(broadcaster.broadcast(event, Duration.ofNanos(random.nextInt(100_000))), event);
                case 2 -> note(broadcaster.tryBroadcast(event), event);
                case 3 -> asynchronous(broadcaster, event);
                default -> cancelled(broadcaster, event);
            }
        } catch (InterruptedException e) {
            // broken off: it must have reached nobody
        }
    }

    private void note(boolean done, int event) {
        if (done) {
            sent.add(event);
        }
    }

    private void asynchronous(Broadcaster<Integer> broadcaster, int event) {
        var timed = broadcaster.broadcastAsync(event, Duration.ofMillis(1));
        DirectSubscriber.subscribe(timed, done -> sent.add(event), failure -> {
        });
    }

    /** Whether the cancellation was in time cannot be told from outside. */
    private void cancelled(Broadcaster<Integer> broadcaster, int event) {
        unknown.add(event);
        DirectSubscriber.subscribe(broadcaster.broadcastAsync(event), done -> sent.add(event), failure -> {
        }).cancel();
    }
}
