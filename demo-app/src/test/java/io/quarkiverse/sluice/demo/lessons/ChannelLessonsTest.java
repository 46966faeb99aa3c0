package io.quarkiverse.sluice.demo.lessons;

import static io.quarkiverse.sluice.demo.lessons.Run.place;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ChannelLessonsTest {

    @Test
    void asynchronousChannel_seedCounts_everyMessageIsReceivedOnce() throws Exception {
        var lines = Run.of(new AsynchronousChannel(), "producer-pause=1&consumer-pause=1");

        var messages = messages(3, 5);
        assertThat(lines).containsExactlyInAnyOrderElementsOf(
                Stream.concat(prefixed("Sending: ", messages), prefixed("Received: ", messages)).toList());
        assertThat(lines).containsSubsequence(prefixed("Received: Producer 1: ", IntStream.range(0, 5)
                .mapToObj(j -> "Message " + j).toList()).toList());
    }

    @Test
    void asynchronousChannel_consumerAsleep_noSendWaits() throws Exception {
        var lesson = new AsynchronousChannel();
        var settings = Run.settings(lesson, "producers=1&messages=300&producer-pause=0&consumer-pause=10000");
        var lastSend = new CountDownLatch(300);
        var run = new Thread(() -> {
            try {
                lesson.run(settings, line -> {
                    if (line.startsWith("Sending")) {
                        lastSend.countDown();
                    }
                });
            } catch (Exception stopped) {
                Thread.currentThread().interrupt();
            }
        });
        run.start();

        assertThat(lastSend.await(30, TimeUnit.SECONDS)).isTrue(); // the consumer alone would need 50 minutes
        run.interrupt();
        run.join(30_000);
        assertThat(run.isAlive()).isFalse();
    }

    @Test
    void synchronousChannel_full_fourthSendWaitsUntilReceive() throws Exception {
        var lines = Run.of(new SynchronousChannel(), "producers=1&messages=8&producer-pause=0&consumer-pause=20");

        for (int sent = 4; sent <= 8; sent++) {
            assertThat(place(lines, "Sent", sent)).as("send %s", sent).isGreaterThan(place(lines, "Receiving", sent - 3));
        }
    }

    @Test
    void synchronousChannel_seedCounts_everyMessageIsSentAndReceivedOnce() throws Exception {
        var lines = Run.of(new SynchronousChannel(), "producer-pause=1&consumer-pause=2");

        var messages = messages(2, 5);
        assertThat(lines).filteredOn(line -> !line.equals("Receiving")).containsExactlyInAnyOrderElementsOf(
                Stream.of("Sending: ", "Sent: ", "Received: ").flatMap(word -> prefixed(word, messages)).toList());
    }

    @Test
    void disconnection_allProducersDone_consumerStops() throws Exception {
        var lines = Run.of(new Disconnection(), "pause=1");

        assertThat(lines).endsWith("Channel disconnected, stopping consumer");
        assertThat(lines).filteredOn("Sent successfully"::equals).hasSize(9);
        assertThat(lines).filteredOn(line -> line.startsWith("Received: "))
                .containsExactlyInAnyOrderElementsOf(prefixed("Received: ", messages(3, 3)).toList());
    }

    @Test
    void disconnection_consumerLeaves_sendsFail() throws Exception {
        var lines = Run.of(new Disconnection(), "producers=1&messages=50&pause=20&leave-after=1");

        assertThat(lines).contains("Consumer leaves after 1 messages");
        assertThat(lines).filteredOn(line -> line.startsWith("Failed to send: ")).isNotEmpty()
                .allSatisfy(line -> assertThat(line).contains("disconnection"));
    }

    @Test
    void timeouts_nobodyIsLate_allIsSentAndReceived() throws Exception {
        var lines = Run.of(new Timeouts(), "producer-pause=1&send-timeout=10000&receive-timeout=10000");

        assertThat(lines).filteredOn("Sent successfully"::equals).hasSize(6);
        assertThat(lines).filteredOn(line -> line.startsWith("Received: "))
                .containsExactlyInAnyOrderElementsOf(prefixed("Received: ", messages(2, 3)).toList());
        assertThat(lines).endsWith("Channel disconnected, stopping consumer");
    }

    @Test
    void timeouts_consumerPauses_sendsTimeOut() throws Exception {
        var lines = Run.of(new Timeouts(),
                "producers=1&messages=4&producer-pause=0&consumer-pause=1000&send-timeout=0");

        assertThat(lines).contains("Send timeout, message dropped");
    }

    @Test
    void timeouts_producersPause_receivesTimeOut() throws Exception {
        var lines = Run.of(new Timeouts(), "producers=1&messages=1&producer-pause=500&receive-timeout=1");

        assertThat(lines).contains("Receive timeout, no message available");
        assertThat(lines).endsWith("Channel disconnected, stopping consumer");
    }

    @Test
    void exerciseOne_seedCounts_numbersArriveInOrder() throws Exception {
        assertThat(Run.of(new ExerciseOne(), "pause=1")).containsExactly("Received: 1", "Received: 2", "Received: 3",
                "Received: 4", "Received: 5");
    }

    @Test
    void exerciseTwo_seedCounts_everyMessageIsReceivedOnce() throws Exception {
        assertThat(Run.of(new ExerciseTwo(), "pause=1"))
                .containsExactlyInAnyOrderElementsOf(prefixed("Received: ", messages(3, 3)).toList());
    }

    @Test
    void exerciseThree_full_producerKeepsConsumersPace() throws Exception {
        var lines = Run.of(new ExerciseThree(), "pause=20");

        assertThat(lines).filteredOn(line -> line.startsWith("Received")).containsExactlyElementsOf(
                IntStream.rangeClosed(1, 10).mapToObj(i -> "Received: " + i).toList());
        // "Sending: n" follows n - 1 sends, at most two of them queued and one in the consumer's hands.
        for (int sending = 5; sending <= 10; sending++) {
            assertThat(place(lines, "Sending", sending)).isGreaterThan(place(lines, "Received", sending - 4));
        }
    }

    private static List<String> messages(int producers, int messages) {
        return IntStream.range(0, producers).boxed()
                .flatMap(i -> IntStream.range(0, messages).mapToObj(j -> "Producer " + i + ": Message " + j)).toList();
    }

    private static Stream<String> prefixed(String prefix, List<String> texts) {
        return texts.stream().map(text -> prefix + text);
    }
}
