package io.quarkiverse.sluice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

import io.quarkiverse.sluice.fixture.Await;
import io.quarkiverse.sluice.fixture.ChannelContract;
import io.quarkiverse.sluice.fixture.MovedTime;
import io.quarkiverse.sluice.fixture.Op;

/** W2: a wait ends when its time has come, to the nanosecond, and not before. */
@Isolated("moves the time of the JVM")
class MovedTimeContractTest extends ChannelContract {

    private static final Duration LIMIT = Duration.ofHours(1);
    private static final Duration LAST_NANO = Duration.ofNanos(1);
    private static final Duration TOO_LONG = Duration.ofSeconds(Long.MAX_VALUE, 999_999_999);
    private static final Duration CENTURIES = Duration.ofDays(100_000);

    private MovedTime time;

    @BeforeEach
    void takeTheTimeOver() {
        time = MovedTime.takeOver();
    }

    @AfterEach
    void letTheTimeGo() {
        if (time != null) {
            time.close();
        }
    }

    @Test
    void w2_receive_endsWhenItsTimeHasCome() {
        ChannelPair<Integer> channel = channel();

        var receive = crew.receive(channel.receiver(), LIMIT);

        endsAtItsLimit(receive);
        assertThat(receive.value()).isNull();
        assertThat(channel.control().statistics().waitingReceivers()).isZero();
        assertThat(channel.control().statistics().timeouts()).isEqualTo(1);
    }

    @Test
    void w2_send_endsWhenItsTimeHasCome() {
        assumeTrue(flavour.canBeFull(), "A send never waits");
        ChannelPair<Integer> channel = channel();
        var backlog = fill(channel.sender());

        var send = crew.send(channel.sender(), -1, LIMIT);

        endsAtItsLimit(send);
        assertThat(send.value()).isFalse();
        assertThat(channel.control().drain()).isEqualTo(backlog);
    }

    @Test
    void w2_reserve_endsWhenItsTimeHasCome() {
        assumeTrue(flavour.isBounded() && caller.blocks(), "Only a bounded channel has slots to wait for");
        ChannelPair<Integer> channel = channel();
        fill(channel.sender());

        var reserve = crew.call("reserve", () -> channel.sender().reserve(LIMIT));

        endsAtItsLimit(reserve);
        assertThat(reserve.value()).isNull();
    }

    @Test
    void w2_select_endsWhenItsTimeHasCome() {
        ChannelPair<Integer> channel = channel();
        ChannelPair<Integer> other = channel();
        var select = Select.<Integer> first().receive(channel.receiver(), message -> message)
                .receive(other.receiver(), message -> message).timeout(LIMIT, () -> -1);

        var selected = caller.blocks() ? crew.call("select", select::await) : crew.subscribe("select", select.awaitAsync());

        endsAtItsLimit(selected);
        assertThat(selected.value()).isEqualTo(-1);
        assertThat(channel.control().statistics().waitingReceivers()).isZero();
        assertThat(other.control().statistics().waitingReceivers()).isZero();
    }

    @Test
    void w2_sendAll_hasOneLimitForAll() {
        assumeTrue(flavour.keepsAll() && flavour.isBounded() && caller.blocks(),
                "Only a bounded channel has slots to wait for");
        ChannelPair<Integer> channel = channel();
        var backlog = fill(channel.sender());

        var sendAll = crew.call("send all", () -> channel.sender().sendAll(numbers(backlog.size() + 2), LIMIT));
        Await.until("it waits", () -> time.waiting() == 1);
        time.advance(LIMIT.minus(LAST_NANO));
        assertThat(channel.receiver().tryReceive()).isNotNull();
        Await.until("it waits for the second slot", () -> time.waiting() == 1 && channel.receiver().depth() == backlog.size());
        time.advance(LAST_NANO);

        assertThat(sendAll.value()).isEqualTo(1);
    }

    @Test
    void w2_gatherMany_collectsUntilItsTimeHasCome() {
        assumeTrue(caller.blocks(), "There is no asynchronous form");
        ChannelPair<Integer> channel = channel();
        var gather = crew.call("gather", () -> channel.receiver().gatherMany(5, LIMIT));
        for (int i = 0; i < 2; i++) {
            Await.waitingReceivers(channel.control(), 1);
            assertThat(channel.sender().trySend(i)).isTrue();
        }

        Await.waitingReceivers(channel.control(), 1);
        endsAtItsLimit(gather);

        assertThat(gather.value()).containsExactly(0, 1);
    }

    @Test
    void w2_durationTooLongForNanoseconds_meansForever() {
        ChannelPair<Integer> channel = channel();
        var receive = crew.receive(channel.receiver(), TOO_LONG);
        Await.waitingReceivers(channel.control(), 1);

        time.advance(CENTURIES);

        assertThat(time.waiting()).isZero();
        assertThat(channel.sender().trySend(7)).isTrue();
        assertThat(receive.value()).isEqualTo(7);
    }

    @Test
    void w2_timeThatPassesWhileAWaitBegins_isNotWaitedForTwice() {
        ChannelPair<Integer> channel = channel();
        var start = time.now();
        time.setRestless(true);

        var receive = crew.receive(channel.receiver(), LIMIT);
        Await.until("it waits", () -> time.waiting() == 1);
        time.setRestless(false);
        time.advanceTo(start.plus(LIMIT));

        assertThat(receive.value()).isNull();
    }

    @Test
    void w3_zeroTimeout_endsThoughTimeStandsStill() {
        ChannelPair<Integer> channel = channel();

        assertThat(crew.receive(channel.receiver(), Duration.ZERO).value()).isNull();
        assertThat(crew.receive(channel.receiver(), LIMIT.negated()).value()).isNull();
    }

    @Test
    void statistics_ageOfTheOldest_followsTheTime() {
        assumeTrue(!flavour.isRendezvous(), "It holds no message");
        ChannelPair<Integer> channel = channel();
        channel.sender().trySend(1);
        assertThat(channel.control().statistics().oldestAge()).as("no look has seen it yet").isZero();

        time.advance(LIMIT);

        assertThat(channel.control().statistics().oldestAge()).isEqualTo(LIMIT);
        channel.receiver().tryReceive();
        assertThat(channel.control().statistics().oldestAge()).isZero();
    }

    private void endsAtItsLimit(Op<?> operation) {
        Await.until("it waits", () -> time.waiting() == 1);
        time.advance(LIMIT.minus(LAST_NANO));
        assertThat(time.waiting()).isEqualTo(1);
        assertThat(operation.isDone()).isFalse();
        time.advance(LAST_NANO);
        operation.await();
        assertThat(time.waiting()).isZero();
    }
}
