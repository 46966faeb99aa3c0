package io.quarkiverse.sluice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.quarkiverse.sluice.fixture.Await;
import io.quarkiverse.sluice.fixture.Caller;
import io.quarkiverse.sluice.fixture.Crew;
import io.quarkiverse.sluice.fixture.Undelivered;

/** Channels ordered by a comparator. */
class PriorityTest {

    private record Job(int urgency, String name) {
    }

    private static final Comparator<Job> URGENT_FIRST = Comparator.comparingInt(Job::urgency);

    private final Crew crew = new Crew(Caller.PLATFORM);

    @AfterEach
    void noThreadStays() {
        crew.close();
    }

    @Test
    void o1_priorities_leastFirstAndInOrderAmongEquals() throws InterruptedException {
        var channel = Channels.<Job> builder("jobs").priority(URGENT_FIRST).build();
        for (String job : List.of("3a", "1a", "2a", "1b", "3b", "1c")) {
            channel.sender().send(new Job(job.charAt(0) - '0', job));
        }
        channel.sender().close();

        assertThat(channel.receiver()).extracting(Job::name).containsExactly("1a", "1b", "1c", "2a", "3a", "3b");
    }

    @Test
    void o1_priorityChannelFull_sendersAreAdmittedOldestFirst() throws InterruptedException {
        var channel = Channels.<Job> builder("jobs").capacity(1).priority(URGENT_FIRST).build();
        channel.sender().send(new Job(5, "first"));
        crew.send(channel.sender(), new Job(9, "waits first"));
        Await.waitingSenders(channel.control(), 1);
        crew.send(channel.sender(), new Job(1, "urgent, but second"));
        Await.waitingSenders(channel.control(), 2);

        assertThat(channel.receiver().receive().name()).isEqualTo("first");
        assertThat(channel.receiver().receive().name()).isEqualTo("waits first");
        assertThat(channel.receiver().receive().name()).isEqualTo("urgent, but second");
    }

    @Test
    void o2_dropOldest_givesUpTheOldestOfTheLowestPriority() throws InterruptedException {
        var undelivered = new Undelivered<Job>();
        var channel = Channels.<Job> builder("jobs").capacity(4).overflow(Overflow.DROP_OLDEST).priority(URGENT_FIRST)
                .onUndelivered(undelivered).build();
        for (String job : List.of("2a", "3a", "1a", "3b", "1b", "3c")) {
            channel.sender().send(new Job(job.charAt(0) - '0', job));
        }

        assertThat(undelivered.messages(UndeliveredReason.DROPPED)).extracting(Job::name).containsExactly("3a", "3b");
        assertThat(channel.receiver().closeAndDrain()).extracting(Job::name).containsExactly("1a", "1b", "2a", "3c");
    }

    @Test
    void o2_dropNewest_givesUpTheNewMessageWhateverItsPriority() throws InterruptedException {
        var undelivered = new Undelivered<Job>();
        var channel = Channels.<Job> builder("jobs").capacity(1).overflow(Overflow.DROP_NEWEST).priority(URGENT_FIRST)
                .onUndelivered(undelivered).build();
        channel.sender().send(new Job(9, "kept"));
        channel.sender().send(new Job(1, "dropped"));

        assertThat(undelivered.messages()).extracting(Job::name).containsExactly("dropped");
        assertThat(channel.receiver().tryReceive()).extracting(Job::name).isEqualTo("kept");
    }

    @Test
    void m1_priorityChannel_holdsExactlyItsCapacity() {
        var channel = Channels.<Integer> builder("jobs").capacity(3).priority(Comparator.<Integer> naturalOrder()).build();

        assertThat(channel.sender().trySendAll(List.of(4, 3, 2, 1))).isEqualTo(3);
        assertThat(channel.sender().depth()).isEqualTo(3);
        var drained = new ArrayList<Integer>();
        assertThat(channel.receiver().drainTo(drained, 10)).isEqualTo(3);
        assertThat(drained).containsExactly(2, 3, 4);
        assertThat(channel.receiver().depth()).isZero();
    }

    @Test
    void o2_comparatorThrows_messageStaysWithItsSender() throws InterruptedException {
        var channel = Channels.<Integer> builder("jobs").capacity(1).priority((Integer one, Integer other) -> {
            if (one == 13 || other == 13) {
                throw new ArithmeticException("unlucky");
            }
            return Integer.compare(one, other);
        }).build();

        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> channel.sender().trySend(13));
        assertThat(channel.sender().depth()).isZero();
        channel.sender().send(1);
        var waiting = crew.send(channel.sender(), 13);
        Await.waitingSenders(channel.control(), 1);
        assertThat(channel.receiver().receive()).isEqualTo(1);
        assertThat(waiting.failure()).isInstanceOf(ArithmeticException.class);
        assertThat(channel.receiver().tryReceive()).isNull();
        try (var permit = channel.sender().reserve()) {
            assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> permit.send(13));
        }
        assertThat(channel.sender().trySend(2)).as("the slot came back").isTrue();
    }

    @Test
    void sendAll_comparatorThrowsOnTheWay_saysHowManyWereTaken() throws InterruptedException {
        var channel = Channels.<Integer> builder("orders").capacity(8).priority((one, other) -> {
            if (one == 13 || other == 13) {
                throw new IllegalStateException("cannot compare");
            }
            return Integer.compare(one, other);
        }).build();

        assertThat(channel.sender().sendAll(List.of(3, 2, 13, 1))).isEqualTo(2);
        assertThat(channel.sender().trySendAll(List.of(1, 13))).isEqualTo(1);
        assertThat(channel.sender().sendAllAsync(List.of(4, 13)).await().atMost(Await.LIMIT)).isEqualTo(1);
        assertThatIllegalStateException().isThrownBy(() -> channel.sender().sendAll(List.of(13, 1)));
        assertThat(channel.control().drain()).containsExactly(1, 2, 3, 4);
    }

    @Test
    void comparatorThatUsesItsChannel_isToldSo() {
        var self = new AtomicReference<ChannelPair<Integer>>();
        self.set(Channels.<Integer> builder("jobs").priority((Integer one, Integer other) -> {
            self.get().receiver().tryReceive();
            return 0;
        }).build());

        assertThatIllegalStateException().isThrownBy(() -> self.get().sender().trySend(1)).withMessageContaining("comparator");
        assertThat(self.get().sender().depth()).isZero();
    }

    @Test
    void priority_withoutABuffer_isRefused() {
        var builder = Channels.<Job> builder("jobs").capacity(0).priority(URGENT_FIRST);

        assertThatIllegalArgumentException().isThrownBy(builder::build).withMessageContaining("jobs")
                .withMessageContaining("capacity of at least 1");
    }
}
