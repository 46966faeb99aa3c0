package io.quarkiverse.sluice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

import io.quarkiverse.sluice.fixture.Await;
import io.quarkiverse.sluice.fixture.Caller;
import io.quarkiverse.sluice.fixture.Crew;
import io.quarkiverse.sluice.fixture.Flavour;
import io.quarkiverse.sluice.fixture.Op;
import io.smallrye.mutiny.subscription.Cancellable;

/** W7: which threads the channels start. */
@Isolated("counts the threads of the JVM")
class HelperThreadTest {

    private static final Duration LONG = Duration.ofHours(1);

    private final Crew crew = new Crew(Caller.PLATFORM);

    @AfterEach
    void noThreadStays() {
        crew.close();
    }

    @Test
    void w7_blockingTimedWaits_startNoThread() {
        var before = threads();
        var waits = new ArrayList<Op<?>>();
        for (var flavour : Flavour.values()) {
            var channel = flavour.<Integer> builder("orders").build();
            waits.add(crew.call("waiter", () -> channel.receiver().receive(LONG)));
            Await.waitingReceivers(channel.control(), 1);
        }

        assertThat(newThreads(before)).allMatch(name -> name.startsWith("crew-")).hasSize(waits.size());
    }

    @Test
    void w7_asynchronousTimedWaits_shareOneTimer() {
        var before = threads();
        var waits = new ArrayList<Cancellable>();
        for (int i = 0; i < 200; i++) {
            var channel = Channels.<Integer> bounded(1);
            waits.add(channel.receiver().receiveAsync(LONG).subscribe().with(message -> {
            }));
        }

        assertThat(newThreads(before)).hasSizeLessThanOrEqualTo(1);
        waits.forEach(Cancellable::cancel);
    }

    private static Set<Thread> threads() {
        return new HashSet<>(Thread.getAllStackTraces().keySet());
    }

    private static List<String> newThreads(Set<Thread> before) {
        var now = threads();
        now.removeAll(before);
        return now.stream().filter(Thread::isAlive).map(Thread::getName).toList();
    }
}
