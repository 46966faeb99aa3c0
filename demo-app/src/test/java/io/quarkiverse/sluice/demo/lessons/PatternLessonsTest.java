package io.quarkiverse.sluice.demo.lessons;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PatternLessonsTest {

    @Test
    void selection_bothProducersDone_bothDisconnectsAreSeen() throws Exception {
        var lines = Run.of(new Selection(), "pause-1=1&pause-2=2");

        assertThat(lines).hasSize(8).containsSubsequence("Received from channel 1: Channel 1: Message 1",
                "Received from channel 1: Channel 1: Message 2", "Received from channel 1: Channel 1: Message 3",
                "Channel 1 disconnected");
        assertThat(lines).containsSubsequence("Received from channel 2: Channel 2: Message 1",
                "Received from channel 2: Channel 2: Message 2", "Received from channel 2: Channel 2: Message 3",
                "Channel 2 disconnected");
    }

    @Test
    void selection_timeIsUp_consumerStops() throws Exception {
        var lines = Run.of(new Selection(), "pause-1=10000&pause-2=10000&timeout=100");

        assertThat(lines).endsWith("Timeout reached, stopping consumer").doesNotContain("Channel 1 disconnected",
                "Channel 2 disconnected");
    }

    @Test
    void requestResponse_threeClients_everyClientGetsItsOwnAnswers() throws Exception {
        assertAnswers("work=5", 3, 2);
    }

    @Test
    void requestResponse_manyWorkers_everyClientGetsItsOwnAnswers() throws Exception {
        assertAnswers("work=1&clients=10&requests=10&workers=5", 10, 10);
    }

    @Test
    void broadcasting_threeSubscribers_eachSeesEachEventOnceAndEnds() throws Exception {
        var lines = Run.of(new Broadcasting(), "pause=1");

        var events = lines.stream().filter(line -> line.startsWith("Broadcasting: "))
                .map(line -> line.substring("Broadcasting: ".length())).toList();
        assertThat(events).hasSize(5).allMatch(event -> event.startsWith("Event { id: "));
        for (int i = 0; i < 3; i++) {
            var subscriber = "Subscriber " + i;
            var own = lines.stream().filter(line -> line.startsWith(subscriber)).toList();
            assertThat(own).startsWith(subscriber + " started").endsWith(subscriber + " ended");
            assertThat(own.subList(1, own.size() - 1))
                    .containsExactlyElementsOf(events.stream().map(event -> subscriber + " received: " + event).toList());
        }
    }

    @Test
    void pipeline_seedCounts_itemsPassEveryStageInOrder() throws Exception {
        var lines = Run.of(new PipelineOfStages(), "input-pause=1&stage-1=2&stage-2=1");

        assertThat(lines).hasSize(40);
        assertPass(lines, "Input", 0, 10, 0);
        assertPass(lines, "Stage 1", 1, 20, 0);
        assertPass(lines, "Stage 2", 2, 20, 100);
        assertPass(lines, "Output", 2, 20, 100);
    }

    private static void assertAnswers(String query, int clients, int requests) throws Exception {
        var lines = Run.of(new RequestResponse(), query);

        assertThat(lines).hasSize(clients * requests * 3);
        for (int i = 0; i < clients; i++) {
            int client = i;
            assertThat(lines).filteredOn(line -> line.startsWith("Client " + client + " received"))
                    .containsExactlyElementsOf(IntStream.range(0, requests)
                            .mapToObj(j -> "Client " + client + " received response: Response { id: " + (client * 10 + j)
                                    + ", result: \"Processed: Client " + client + ": Request " + j + "\" }")
                            .toList());
        }
    }

    private static void assertPass(List<String> lines, String stage, int number, int factor, int summand) {
        assertThat(lines).filteredOn(line -> line.startsWith(stage + ": ")).containsExactlyElementsOf(
                IntStream.rangeClosed(1, 10).mapToObj(i -> stage + ": DataItem { id: " + i + ", value: "
                        + (i * factor + summand) + ", stage: " + number + " }").toList());
    }
}
