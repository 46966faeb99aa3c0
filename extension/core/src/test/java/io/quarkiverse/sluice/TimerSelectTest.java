package io.quarkiverse.sluice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

import io.quarkiverse.sluice.fixture.Await;
import io.quarkiverse.sluice.fixture.Caller;
import io.quarkiverse.sluice.fixture.Crew;
import io.quarkiverse.sluice.fixture.MovedTime;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;

/** Timers where a channel is expected: in selects, streams and loops. */
@Isolated("moves the time of the JVM")
class TimerSelectTest {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration NANO = Duration.ofNanos(1);

    private final ChannelPair<String> orders = Channels.<String> builder("orders").capacity(1).build();
    private final Crew crew = new Crew(Caller.PLATFORM);
    private final MovedTime time = MovedTime.takeOver();
    private final Instant start = time.now();

    @AfterEach
    void letTheTimeGo() {
        crew.close();
        time.close();
    }

    private Select<String> ordersOr(Receivable<Instant> timer) {
        return Select.<String> first().receive(orders.receiver(), order -> order)
                .receive(timer, due -> "due", closed -> "over");
    }

    @Test
    void s1_afterInASelect_happensWhenItsTimeHasCome() {
        var selected = crew.call("select", ordersOr(Channels.after(SECOND))::await);
        Await.until("the timer is awaited", () -> time.waiting() == 1);

        time.advance(SECOND.minus(NANO));
        assertThat(selected.isDone()).isFalse();
        time.advance(NANO);

        assertThat(selected.value()).isEqualTo("due");
        assertThat(orders.control().statistics().waitingReceivers()).isZero();
    }

    @Test
    void s1_afterInAnAsynchronousSelect_happensWhenItsTimeHasCome() {
        var selected = crew.subscribe("select", ordersOr(Channels.after(SECOND)).awaitAsync());

        time.advance(SECOND.minus(NANO));
        assertThat(selected.isDone()).isFalse();
        time.advance(NANO);

        assertThat(selected.value()).isEqualTo("due");
        assertThat(orders.control().statistics().waitingReceivers()).isZero();
    }

    @Test
    void w7_afterThatLost_isNoLongerInTheTimer() {
        var blocking = crew.call("select", ordersOr(Channels.after(SECOND))::await);
        Await.until("the timer is awaited", () -> time.waiting() == 1);
        assertThat(orders.sender().trySend("first")).isTrue();
        assertThat(blocking.value()).isEqualTo("first");
        Await.until("the timer is not awaited", () -> time.waiting() == 0);

        var asynchronous = crew.subscribe("select", ordersOr(Channels.after(SECOND)).awaitAsync());
        assertThat(orders.sender().trySend("second")).isTrue();
        assertThat(asynchronous.value()).isEqualTo("second");
        Await.until("the timer is not awaited", () -> time.waiting() == 0);
    }

    @Test
    void w7_callbackThatBlocks_holdsUpNoOtherTimer() {
        var later = new CountDownLatch(1);
        var blocked = crew.subscribe("block", Channels.after(SECOND).receiveAsync().onItem().invoke(due -> Await.latch(later)));
        Channels.after(SECOND.multipliedBy(2)).receiveAsync().subscribe().with(due -> later.countDown());

        time.advance(SECOND.multipliedBy(2));

        assertThat(blocked.value()).isEqualTo(start.plus(SECOND));
    }

    @Test
    void s4_afterThatWasReceived_isClosedInASelect() throws InterruptedException {
        var timer = Channels.after(Duration.ZERO);

        assertThat(ordersOr(timer).await()).isEqualTo("due");
        assertThat(ordersOr(timer).await()).isEqualTo("over");
    }

    @Test
    void s3_otherwise_isNotTakenWhenATimerIsDue() throws InterruptedException {
        var ticks = Channels.tick(SECOND);
        for (int i = 0; i < 1_000; i++) {
            assertThat(ordersOr(ticks).otherwise(() -> "nothing").await()).isEqualTo("nothing");
            time.advance(SECOND);
            assertThat(ordersOr(ticks).otherwise(() -> "nothing").await()).isEqualTo("due");
        }
    }

    @Test
    void s2_dueTimerAndReadyChannel_haveEqualChances() throws InterruptedException {
        int rounds = 1_000;
        int due = 0;
        for (int i = 0; i < rounds; i++) {
            orders.sender().trySend("order");
            if ("due".equals(ordersOr(Channels.after(Duration.ZERO)).await())) {
                due++;
            }
        }
        // 500, give or take six standard deviations of 16.
        assertThat(due).isBetween(rounds / 2 - 95, rounds / 2 + 95);
    }

    @Test
    void s5_sameTimerTwice_yieldsOnce() throws InterruptedException {
        var timer = Channels.after(SECOND);
        var selected = crew.call("select", Select.<Instant> first().receive(timer, due -> due)
                .receive(timer, due -> due)::await);
        Await.until("the timer is awaited", () -> time.waiting() == 1 && selected.isWaiting());

        time.advance(SECOND);

        assertThat(selected.value()).isEqualTo(start.plus(SECOND));
        assertThat(timer.isDrained()).isTrue();
    }

    @Test
    void never_switchesAClauseOff() throws InterruptedException {
        orders.sender().trySend("order");
        for (int i = 0; i < 3; i++) {
            Receivable<String> off = Channels.never();
            var select = Select.<String> first().receive(off, order -> order)
                    .receive(i == 0 ? orders.receiver() : off, order -> order).otherwise(() -> "nothing");
            assertThat(select.await()).isEqualTo(i == 0 ? "order" : "nothing");
        }
    }

    @Test
    void loopOverTicksUntilALimit_countsThem() {
        var ticks = Channels.tick(SECOND);
        var limit = Channels.after(SECOND.multipliedBy(5).plus(SECOND.dividedBy(2)));
        var seen = new ArrayList<Instant>();
        var loop = crew.call("loop", () -> {
            while (Boolean.TRUE.equals(Select.<Boolean> first().receive(ticks, seen::add)
                    .receive(limit, due -> false).await())) {
                Thread.onSpinWait();
            }
            return seen.size();
        });

        while (!loop.isDone()) {
            Await.until("the loop waits for both", () -> loop.isDone() || time.waiting() == 2 && loop.isWaiting());
            time.advance(SECOND.dividedBy(2));
        }

        assertThat(loop.value()).isEqualTo(5);
        assertThat(seen).allSatisfy(tick -> assertThat(Duration.between(start, tick).toMillis() % 1_000).isZero());
    }

    @Test
    void c7_stream_endsAfterItsOneInstant() {
        var stream = Channels.after(SECOND).stream().subscribe().withSubscriber(AssertSubscriber.create(5));

        time.advance(SECOND);

        stream.awaitCompletion(Await.LIMIT).assertItems(start.plus(SECOND));
    }

    @Test
    void c7_iteration_endsAfterItsOneInstant() {
        var seen = new ArrayList<Instant>();

        Channels.after(Duration.ZERO).forEach(seen::add);

        assertThat(seen).containsExactly(start);
    }

    @Test
    void t3_streamOfTicks_takesWhatIsRequestedAndCancelsItsTimer() {
        var ticks = Channels.tick(SECOND);
        var stream = ticks.stream().subscribe().withSubscriber(AssertSubscriber.create(1));
        assertThat(time.waiting()).isEqualTo(1);
        time.advance(SECOND);
        stream.awaitItems(1, Await.LIMIT);
        Await.until("nothing is requested", () -> time.waiting() == 0);

        time.advance(SECOND.multipliedBy(3));
        stream.request(2);
        stream.awaitItems(2, Await.LIMIT);
        stream.assertItems(start.plus(SECOND), start.plus(SECOND.multipliedBy(4)));
        Await.until("the second is requested", () -> time.waiting() == 1);

        stream.cancel();
        assertThat(time.waiting()).isZero();
        assertThat(ticks.isClosed()).isFalse();
    }
}
