package io.quarkiverse.sluice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

import io.quarkiverse.sluice.fixture.Await;
import io.quarkiverse.sluice.fixture.Caller;
import io.quarkiverse.sluice.fixture.Crew;
import io.quarkiverse.sluice.fixture.DirectSubscriber;
import io.quarkiverse.sluice.fixture.Flavour;

/** Batches and reservations that wait without a thread. */
class AsyncBatchTest {

    private static final Duration SHORT = Duration.ofMillis(1);

    private final Crew crew = new Crew(Caller.UNI);

    @AfterEach
    void noThreadStays() {
        crew.close();
    }

    @ParameterizedTest
    @EnumSource(names = "RENDEZVOUS", mode = Mode.EXCLUDE)
    void receiveManyAsync_takesWhatIsThereUpToTheLimit(Flavour flavour) {
        var channel = flavour.<Integer> builder("orders").build();
        for (int i = 0; i < flavour.backlog(); i++) {
            channel.sender().trySend(i);
        }

        var all = new ArrayList<>(crew.subscribe("some", channel.receiver().receiveManyAsync(2)).value());
        assertThat(all).hasSize(Math.min(2, flavour.backlog()));
        if (all.size() < flavour.backlog()) {
            all.addAll(crew.subscribe("rest", channel.receiver().receiveManyAsync(1_000, SHORT)).value());
        }
        assertThat(all).hasSize(flavour.backlog()).isSorted();
    }

    @ParameterizedTest
    @EnumSource
    void receiveManyAsync_empty_waitsForTheFirst(Flavour flavour) {
        var channel = flavour.<Integer> builder("orders").build();
        var many = crew.subscribe("many", channel.receiver().receiveManyAsync(10));
        Await.waitingReceivers(channel.control(), 1);

        assertThat(channel.sender().trySend(7)).isTrue();

        assertThat(many.value()).containsExactly(7);
    }

    @ParameterizedTest
    @EnumSource
    void receiveManyAsync_nothingInTime_fails(Flavour flavour) {
        var channel = flavour.<Integer> builder("orders").build();

        assertThat(crew.subscribe("many", channel.receiver().receiveManyAsync(10, SHORT)).failure())
                .isInstanceOf(ChannelTimeoutException.class);
        assertThat(channel.control().statistics().waitingReceivers()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void o4_receiveManyAsyncCancelled_losesNothing(Flavour flavour) {
        var channel = flavour.<Integer> builder("orders").build();
        var batches = new ArrayList<List<Integer>>();
        DirectSubscriber.subscribe(channel.receiver().receiveManyAsync(10), batches::add, failure -> {
        }).cancel();

        boolean queued = channel.sender().trySend(7);

        assertThat(batches).isEmpty();
        assertThat(channel.control().drain()).hasSize(queued ? 1 : 0);
    }

    @Test
    void receiveManyAsync_lessThanOne_isRefused() {
        var receiver = Channels.<Integer> bounded(1).receiver();

        assertThatIllegalArgumentException().isThrownBy(() -> receiver.receiveManyAsync(0)).withMessageContaining("at least 1");
    }

    @ParameterizedTest
    @EnumSource(names = "UNBOUNDED", mode = Mode.EXCLUDE)
    void sendAllAsync_timeIsUp_completesWithHowManyWereTaken(Flavour flavour) {
        var channel = flavour.<Integer> builder("orders").build();
        var numbers = new ArrayList<Integer>();
        for (int i = 0; i <= flavour.capacity(); i++) {
            numbers.add(i);
        }

        assertThat(crew.subscribe("send all", channel.sender().sendAllAsync(numbers, SHORT)).value())
                .isEqualTo(flavour.capacity());
        assertThat(channel.control().drain()).isEqualTo(numbers.subList(0, flavour.capacity()));
    }

    @ParameterizedTest
    @EnumSource(names = { "UNBOUNDED", "RENDEZVOUS" }, mode = Mode.EXCLUDE)
    void reserveAsync_noSlotInTime_fails(Flavour flavour) {
        var channel = flavour.<Integer> builder("orders").build();
        for (int i = 0; i < flavour.capacity(); i++) {
            channel.sender().trySend(i);
        }

        assertThat(crew.subscribe("reserve", channel.sender().reserveAsync(SHORT)).failure())
                .isInstanceOf(ChannelTimeoutException.class).hasMessageContaining("orders");
        channel.control().drain();
        crew.subscribe("reserve", channel.sender().reserveAsync(Duration.ofDays(1))).value().send(9);
        assertThat(channel.receiver().tryReceive()).isEqualTo(9);
    }
}
