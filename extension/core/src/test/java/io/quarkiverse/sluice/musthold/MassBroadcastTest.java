package io.quarkiverse.sluice.musthold;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

import io.quarkiverse.sluice.Broadcaster;
import io.quarkiverse.sluice.Channels;
import io.quarkiverse.sluice.SlowSubscriber;
import io.quarkiverse.sluice.SubscriberOptions;
import io.quarkiverse.sluice.Subscription;
import io.quarkiverse.sluice.fixture.Await;
import io.quarkiverse.sluice.fixture.Caller;
import io.quarkiverse.sluice.fixture.Crew;
import io.quarkiverse.sluice.fixture.Heap;
import io.quarkiverse.sluice.fixture.Op;
import io.quarkiverse.sluice.fixture.Stress;

@Isolated("measures the heap of the JVM")
class MassBroadcastTest {

    private static final int SUBSCRIBERS = 1_000;
    private static final int IDLE = SUBSCRIBERS / 10;
    private static final int BUFFER = 64;
    private static final int EVENTS = Stress.of(10_000);
    private static final int READING_THREADS = 4;
    private static final int PAYLOAD = 10_000;

    private record Event(int number, byte[] payload) {
    }

    private final Crew crew = new Crew(Caller.PLATFORM);

    @AfterEach
    void noThreadStays() {
        crew.close();
    }

    @Test
    void b2_aTenthOfAThousandNeverReads_othersGetAllInOrderWithinTheBuffers() throws InterruptedException {
        var broadcaster = Channels.<Event> broadcaster("prices").buffer(BUFFER).build();
        var idle = Stream.generate(broadcaster::subscribe).limit(IDLE).toList();
        var readers = new ArrayList<Op<Integer>>();
        for (int i = 0; i < READING_THREADS; i++) {
            var mine = Stream.generate(() -> broadcaster.subscribe(SubscriberOptions.policy(SlowSubscriber.BLOCK)))
                    .limit((SUBSCRIBERS - IDLE) / READING_THREADS).toList();
            readers.add(crew.call("read", () -> readAll(mine)));
        }
        assertThat(broadcaster.statistics().subscribers()).isEqualTo(SUBSCRIBERS);
        long before = Heap.used();

        for (int number = 0; number < EVENTS; number++) {
            broadcaster.broadcast(new Event(number, new byte[PAYLOAD]));
        }
        readers.forEach(reader -> assertThat(reader.awaitLong().value()).isZero());

        // Each stored once: what a tenth has not read is one buffer full, and not as many as there are subscribers.
        assertThat(Heap.used() - before).isLessThan(4L * BUFFER * PAYLOAD);
        assertThat(idle).allSatisfy(subscription -> {
            assertThat(subscription.missed()).isEqualTo(EVENTS - BUFFER);
            assertThat(subscription.depth()).isEqualTo(BUFFER);
        });
        assertThat(broadcaster.statistics().lagged()).isEqualTo((long) IDLE * (EVENTS - BUFFER));
    }

    /** Reads each subscription to the last event, and returns how many were out of order. */
    private static int readAll(List<Subscription<Event>> subscriptions) {
        int outOfOrder = 0;
        var next = new int[subscriptions.size()];
        for (int left = subscriptions.size() * EVENTS; left > 0;) {
            int leftBefore = left;
            for (int i = 0; i < next.length; i++) {
                for (var event = subscriptions.get(i).tryReceive(); event != null; event = subscriptions.get(i).tryReceive()) {
                    outOfOrder += event.number() == next[i] ? 0 : 1;
                    next[i]++;
                    left--;
                }
            }
            if (left == leftBefore) {
                Await.giveWay();
            }
        }
        return outOfOrder;
    }

    @Test
    void b3_tenThousandComeAndGoWhileBroadcasting_noneLeaks() {
        var broadcaster = Channels.<Event> broadcaster("prices").buffer(BUFFER).build();
        var over = new AtomicBoolean();
        var broadcasting = crew.call("broadcast", () -> {
            int number = 0;
            for (; !over.get(); number++) {
                broadcaster.broadcast(new Event(number, new byte[16]));
                if (number % 16 == 0) {
                    Await.giveWay();
                }
            }
            return number;
        });
        comeAndGo(broadcaster, 500);
        long before = Heap.used();

        var guests = Stream.generate(() -> crew.call("guests", () -> comeAndGo(broadcaster, 2_500))).limit(4).toList();
        var left = guests.stream().map(guest -> guest.awaitLong().value()).toList();

        over.set(true);
        assertThat(broadcasting.value()).isPositive();
        assertThat(broadcaster.statistics().subscribers()).isZero();
        left.forEach(Await::collected);
        assertThat(Heap.used() - before).isLessThan(512 * 1024);
    }

    private static WeakReference<Subscription<Event>> comeAndGo(Broadcaster<Event> broadcaster, int times) {
        WeakReference<Subscription<Event>> last = null;
        var policies = SlowSubscriber.values();
        for (int i = 0; i < times; i++) {
            // Nobody blocks for long: each leaves before it has filled its buffer, or the broadcaster waits for it to leave.
            var subscription = broadcaster.subscribe(SubscriberOptions.policy(policies[i % policies.length]));
            if (i % 3 == 0) {
                subscription.stream().subscribe().with(event -> {
                }, failure -> {
                });
            }
            subscription.close();
            last = new WeakReference<>(subscription);
        }
        return last;
    }
}
