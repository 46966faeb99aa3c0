package io.quarkiverse.sluice.musthold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.quarkiverse.sluice.fixture.Await;
import io.quarkiverse.sluice.fixture.Caller;
import io.quarkiverse.sluice.fixture.Crew;
import io.quarkiverse.sluice.fixture.Flavour;
import io.quarkiverse.sluice.fixture.Op;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

class ManyVirtualThreadsTest {

    private static final int THREADS = 10_000;
    private static final int WARM_UP = 100;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void w5_tenThousandVirtualThreadsBlocked_allAreServedAndNonePins(Flavour flavour) throws Exception {
        assumeTrue(Caller.VIRTUAL.isAvailable(), "This JDK has no virtual threads");
        var numbers = IntStream.range(0, THREADS).boxed().toList();
        List<Integer> received = new ArrayList<>();
        // Loading and initializing a class pins, whoever is the first to need it.
        serve(flavour, numbers.subList(0, WARM_UP));

        var pinned = pinnedDuring(() -> received.addAll(serve(flavour, numbers)));

        assertThat(received).containsExactlyInAnyOrderElementsOf(numbers);
        assertThat(pinned).isEmpty();
    }

    private static List<Integer> serve(Flavour flavour, List<Integer> numbers) throws InterruptedException {
        var channel = flavour.<Integer> builder("orders").build();
        try (var crew = new Crew(Caller.VIRTUAL)) {
            var receives = numbers.stream().map(number -> crew.receive(channel.receiver())).toList();
            Await.waitingReceivers(channel.control(), numbers.size());
            for (int number : numbers) {
                channel.sender().send(number);
            }
            return receives.stream().map(Op::value).toList();
        }
    }

    private interface Action {
        void run() throws Exception;
    }

    private List<RecordedEvent> pinnedDuring(Action action) throws Exception {
        var file = folder.resolve("pinned.jfr");
        try (var recording = new Recording()) {
            recording.enable("jdk.VirtualThreadPinned").withThreshold(Duration.ZERO).withStackTrace();
            recording.start();
            action.run();
            recording.stop();
            recording.dump(file);
        }
        return pinned(file);
    }

    private static List<RecordedEvent> pinned(Path file) throws IOException {
        return RecordingFile.readAllEvents(file).stream()
                .filter(event -> event.getEventType().getName().equals("jdk.VirtualThreadPinned")).toList();
    }
}
