package io.quarkiverse.sluice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkiverse.sluice.fixture.Await;
import io.quarkiverse.sluice.fixture.Caller;
import io.quarkiverse.sluice.fixture.Crew;
import io.quarkiverse.sluice.fixture.MovedTime;
import io.quarkiverse.sluice.fixture.Op;

/** T3: when {@code after}, {@code at}, {@code tick} and {@code never} yield what. */
@ParameterizedClass
@EnumSource
@Isolated("moves the time of the JVM")
class TimerTest {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration NANO = Duration.ofNanos(1);
    private static final Duration CENTURIES = Duration.ofDays(100_000);
    private static final Duration TOO_LONG = Duration.ofSeconds(Long.MAX_VALUE, 999_999_999);

    @Parameter
    Caller caller;
    private Crew crew;
    private MovedTime time;
    private Instant start;

    @BeforeEach
    void takeTheTimeOver() {
        assumeTrue(caller.isAvailable(), "This JDK has no virtual threads");
        crew = new Crew(caller);
        time = MovedTime.takeOver();
        start = time.now();
    }

    @AfterEach
    void letTheTimeGo() {
        if (crew != null) {
            crew.close();
            time.close();
        }
    }

    @Test
    void t3_after_yieldsOnceWhenItsTimeHasComeAndIsCompleted() {
        var timer = Channels.after(HOUR);

        var receive = waiting(timer);
        time.advance(HOUR.minus(NANO));
        assertThat(time.waiting()).isEqualTo(1);
        assertThat(receive.isDone()).isFalse();
        time.advance(NANO);

        assertThat(receive.value()).isEqualTo(start.plus(HOUR));
        completed(crew.receive(timer));
        assertThat(timer.isClosed()).isTrue();
        assertThat(timer.isDrained()).isTrue();
        assertThat(timer.whenClosed().await().atMost(Await.LIMIT)).isEqualTo(CloseReason.COMPLETED);
        assertThat(time.waiting()).isZero();
    }

    @Test
    void t3_afterThatNobodyWaitsFor_isDueAllTheSame() {
        var timer = Channels.after(HOUR);
        assertThat(timer.tryReceive()).isNull();
        assertThat(timer.depth()).isZero();

        time.advance(HOUR.multipliedBy(3));

        assertThat(timer.depth()).isEqualTo(1);
        assertThat(timer.isClosed()).isFalse();
        assertThat(crew.receive(timer).value()).as("when it was due").isEqualTo(start.plus(HOUR));
        assertThatThrownBy(timer::tryReceive).isInstanceOf(ChannelClosedException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = { "PT0S", "PT-1H", "PT-2562047788015215H" })
    void t3_afterOfNoTime_isReadyAtOnce(Duration none) {
        assertThat(crew.receive(Channels.after(none)).value()).isEqualTo(start);
        assertThat(Channels.after(none).tryReceive()).isEqualTo(start);
    }

    @Test
    void t3_afterOrTickTooLongForNanoseconds_neverYields() {
        for (var timer : new Receiver<?>[] { Channels.after(TOO_LONG), Channels.tick(TOO_LONG), Channels.at(Instant.MAX) }) {
            var receive = crew.receive(timer, HOUR);
            Await.until("only the limit is waited for", () -> time.waiting() == 1);
            time.advance(HOUR);
            assertThat(receive.value()).isNull();
        }
        var forever = Channels.after(TOO_LONG);
        time.advance(CENTURIES);
        assertThat(forever.tryReceive()).isNull();
    }

    @Test
    void t3_timedReceiveOfALaterAfter_endsAtItsOwnLimit() {
        var timer = Channels.after(HOUR.multipliedBy(2));

        var receive = crew.receive(timer, HOUR);
        Await.until("it waits for both", () -> time.waiting() == 2);
        time.advance(HOUR);

        assertThat(receive.value()).isNull();
        Await.until("it waits for nothing", () -> time.waiting() == 0);
        time.advance(HOUR);
        assertThat(timer.tryReceive()).isNotNull();
    }

    @Test
    void t3_afterForTwo_goesToTheFirstAndTheOtherIsCompleted() {
        var timer = Channels.after(HOUR);
        var other = timer.duplicate();
        var first = waiting(timer);
        var second = crew.receive(other);
        Await.until("both wait", () -> second.isWaiting());

        time.advance(HOUR);

        assertThat(first.value()).isEqualTo(start.plus(HOUR));
        completed(second);
    }

    @Test
    void t3_at_yieldsItsInstantThoughTheClockOnTheWallIsSet() {
        var due = start.plus(HOUR);
        var timer = Channels.at(due);
        var receive = waiting(timer);

        time.setWallClock(due.plus(HOUR));
        time.advance(HOUR.minus(NANO));
        assertThat(receive.isDone()).isFalse();
        time.advance(NANO);

        assertThat(receive.value()).isEqualTo(due);
        assertThat(Channels.at(Instant.MIN).tryReceive()).isEqualTo(Instant.MIN);
    }

    @Test
    void t3_tick_keepsItsRasterHoweverLateItIsReceived() {
        var ticks = Channels.tick(HOUR);
        var late = Duration.ofMinutes(59);

        for (int i = 1; i <= 100; i++) {
            var receive = waiting(ticks);
            time.advanceTo(start.plus(HOUR.multipliedBy(i)).minus(NANO));
            assertThat(receive.isDone()).isFalse();
            time.advance(NANO);
            assertThat(receive.value()).isEqualTo(start.plus(HOUR.multipliedBy(i)));
            time.advanceTo(start.plus(HOUR.multipliedBy(++i)).plus(late));
            assertThat(ticks.tryReceive()).isEqualTo(start.plus(HOUR.multipliedBy(i)));
        }
        ticks.close();
    }

    @Test
    void t3_missedTicks_areOneTickAndTheRasterStays() {
        var ticks = Channels.tick(HOUR);

        time.advance(HOUR.multipliedBy(5).plusMinutes(30));

        assertThat(ticks.depth()).isEqualTo(1);
        assertThat(crew.receive(ticks).value()).as("the latest").isEqualTo(start.plus(HOUR.multipliedBy(5)));
        assertThat(ticks.tryReceive()).isNull();
        time.advance(Duration.ofMinutes(30).minus(NANO));
        assertThat(ticks.tryReceive()).isNull();
        time.advance(NANO);
        assertThat(ticks.tryReceive()).isEqualTo(start.plus(HOUR.multipliedBy(6)));
    }

    @Test
    void t3_tickForMany_goesToOneOfThemOldestFirst() {
        var ticks = Channels.tick(HOUR);
        var receives = new ArrayList<Op<Instant>>();
        for (int i = 0; i < 3; i++) {
            var receive = crew.receive(ticks);
            Await.until("it waits", receive::isWaiting);
            receives.add(receive);
        }

        for (int i = 0; i < 3; i++) {
            time.advance(HOUR);
            assertThat(receives.get(i).value()).isEqualTo(start.plus(HOUR.multipliedBy(i + 1)));
            assertThat(receives.subList(i + 1, 3)).noneMatch(Op::isDone);
        }
        assertThat(time.waiting()).isZero();
    }

    @Test
    void w1_newcomerBeforeALateAlarm_doesNotOvertakeWhoWaits() {
        var ticks = Channels.tick(HOUR);
        var receive = waiting(ticks);
        time.advance(HOUR.minus(NANO));
        time.setRestless(true);
        assertThat(ticks.depth()).as("due behind this look").isZero();
        time.setRestless(false);

        assertThat(ticks.tryReceive()).isNull();

        assertThat(receive.value()).isEqualTo(start.plus(HOUR));
    }

    @ParameterizedTest
    @ValueSource(strings = { "PT0S", "PT-1S", "PT-2562047788015215H" })
    void t3_tickOfNoPeriod_isRefused(Duration none) {
        assertThatIllegalArgumentException().isThrownBy(() -> Channels.tick(none)).withMessageContaining(none.toString());
    }

    @Test
    void t3_closedTick_endsItsWaitsAndLeavesNothingBehind() {
        var ticks = Channels.tick(HOUR);
        var receive = waiting(ticks);

        ticks.close();

        assertThat(receive.failure()).isInstanceOfSatisfying(ChannelClosedException.class,
                e -> assertThat(e.reason()).isEqualTo(CloseReason.DISCONNECTED));
        assertThat(time.waiting()).isZero();
        assertThat(crew.receive(ticks).failure()).isInstanceOf(ChannelClosedException.class);
        assertThatThrownBy(ticks::duplicate).isInstanceOf(ChannelClosedException.class);
        ticks.close();
    }

    @Test
    void c4_tickWithTwoReceivers_goesOnUntilBothAreClosed() {
        var ticks = Channels.tick(HOUR);
        var other = ticks.duplicate();
        var receive = waiting(other);

        ticks.close();
        time.advance(HOUR);
        assertThat(receive.value()).isEqualTo(start.plus(HOUR));
        assertThat(other.isClosed()).isFalse();

        other.close();
        assertThat(other.whenClosed().await().atMost(Await.LIMIT)).isEqualTo(CloseReason.DISCONNECTED);
    }

    @Test
    void c5_closeAndDrain_returnsTheTickThatIsDue() {
        var ticks = Channels.tick(HOUR);
        var other = ticks.duplicate();
        time.advance(HOUR);

        assertThat(other.closeAndDrain()).as("not the last receiver").isEmpty();
        assertThat(ticks.closeAndDrain()).containsExactly(start.plus(HOUR));
        assertThat(ticks.closeAndDrain()).isEmpty();
        assertThat(Channels.after(HOUR).closeAndDrain()).isEmpty();
    }

    @Test
    void never_yieldsNothingUntilItIsClosed() {
        Receiver<String> never = Channels.never();
        var timed = crew.receive(never, HOUR);
        Await.until("only the limit is waited for", () -> time.waiting() == 1);
        time.advance(HOUR);
        assertThat(timed.value()).isNull();
        assertThat(never.tryReceive()).isNull();
        assertThat(never.depth()).isZero();
        assertThat(never.isClosed()).isFalse();

        var receive = crew.receive(never);
        Await.until("it waits", receive::isWaiting);
        time.advance(CENTURIES);
        assertThat(receive.isDone()).isFalse();
        never.close();
        assertThat(receive.failure()).isInstanceOf(ChannelClosedException.class).hasMessageContaining("never");
    }

    @Test
    void w7_receiveThatIsStopped_leavesNothingInTheTimer() {
        for (var timer : new Receiver<?>[] { Channels.after(HOUR), Channels.tick(HOUR) }) {
            waiting(timer).stopAndAwaitEnd();
            assertThat(time.waiting()).isZero();
        }
    }

    @Test
    void texts_nameTheTimer() {
        assertThat(Channels.after(HOUR)).hasToString("Receiver[after(PT1H)]");
        assertThat(Channels.tick(HOUR).name()).isEqualTo("tick(PT1H)");
        assertThat(Channels.at(start).name()).isEqualTo("at(" + start + ")");
        assertThat(Channels.never()).hasToString("Receiver[never]");
        assertThat(Channels.after(HOUR).capacity()).isEqualTo(1);
    }

    private <T> Op<T> waiting(Receiver<T> timer) {
        var receive = crew.receive(timer);
        Await.until("it waits for its time", () -> time.waiting() == 1 && receive.isWaiting());
        return receive;
    }

    private static void completed(Op<?> receive) {
        assertThat(receive.failure()).isInstanceOfSatisfying(ChannelClosedException.class,
                e -> assertThat(e.reason()).isEqualTo(CloseReason.COMPLETED));
    }
}
