package io.quarkiverse.sluice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.quarkiverse.sluice.fixture.Await;
import io.quarkiverse.sluice.fixture.Caller;
import io.quarkiverse.sluice.fixture.Crew;
import io.quarkiverse.sluice.fixture.Op;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;

@ParameterizedClass
@EnumSource
class BroadcastTest {

    @Parameter
    Caller caller;
    private Crew crew;

    @BeforeEach
    void startCrew() {
        assumeTrue(caller.isAvailable(), "This JDK has no virtual threads");
        crew = new Crew(caller);
    }

    @AfterEach
    void noThreadStays() {
        if (crew != null) {
            crew.close();
        }
    }

    @ParameterizedTest
    @EnumSource(names = { "LAG", "BLOCK", "DROP_NEWEST", "DISCONNECT" })
    void b1_everySubscriber_seesEveryEventInOneOrder(SlowSubscriber policy) {
        int broadcasters = 3;
        int each = 300;
        var broadcaster = Channels.<Integer> broadcaster("prices").buffer(broadcasters * each).slowSubscriber(policy).build();
        var subscribers = Stream.generate(broadcaster::subscribe).limit(3)
                .map(subscription -> crew.receiveEach(subscription, broadcasters * each)).toList();
        for (int i = 0; i < broadcasters; i++) {
            crew.broadcastEach(broadcaster, IntStream.range(i * each, (i + 1) * each).boxed().toList());
        }

        var order = subscribers.get(0).value();

        assertThat(order).containsExactlyInAnyOrderElementsOf(IntStream.range(0, broadcasters * each).boxed().toList());
        assertThat(subscribers).allSatisfy(subscriber -> assertThat(subscriber.value()).isEqualTo(order));
        assertThat(broadcaster.statistics().sent()).isEqualTo(broadcasters * each);
        assertThat(broadcaster.statistics().lagged()).isZero();
    }

    @Test
    void b1_lateSubscriber_seesWhatComesAfterItSubscribed() throws InterruptedException {
        var broadcaster = Channels.<Integer> broadcaster("prices").build();
        broadcaster.broadcast(1);
        var late = broadcaster.subscribe();
        broadcaster.broadcast(2);

        assertThat(late.receive()).isEqualTo(2);
        assertThat(late.tryReceive()).isNull();
        assertThat(late.missed()).isZero();
    }

    @Test
    void b3_noSubscriber_isNoError() throws InterruptedException {
        var broadcaster = Channels.<Integer> broadcaster("prices").slowSubscriber(SlowSubscriber.BLOCK).buffer(1).build();
        for (int i = 0; i < 10; i++) {
            broadcaster.broadcast(i);
            assertThat(broadcaster.tryBroadcast(i)).isTrue();
            assertThat(broadcaster.broadcast(i, Duration.ZERO)).isTrue();
        }
        assertThat(broadcaster.statistics().subscribers()).isZero();
        assertThat(broadcaster.statistics().sent()).isEqualTo(30);
    }

    @Test
    void b3_closedSubscription_isForgottenAtOnce() {
        var broadcaster = Channels.<Integer> broadcaster("prices").slowSubscriber(SlowSubscriber.BLOCK).buffer(1).build();
        var subscription = broadcaster.subscribe();
        assertThat(broadcaster.tryBroadcast(1)).isTrue();
        var waiting = crew.broadcast(broadcaster, 2);
        assertThat(broadcaster.tryBroadcast(2)).isFalse();

        subscription.close();

        waiting.value();
        assertThat(broadcaster.statistics().subscribers()).isZero();
        assertThat(broadcaster.tryBroadcast(3)).isTrue();
        assertThatExceptionOfType(ChannelClosedException.class).isThrownBy(subscription::tryReceive);
    }

    @Test
    void b3_subscriptionClosedWhileItWaits_theWaitEnds() {
        var broadcaster = Channels.<Integer> broadcaster("prices").build();
        var subscription = broadcaster.subscribe();
        var other = crew.receive(broadcaster.subscribe());
        var waiting = crew.receive(subscription);
        Await.parked(waiting);

        subscription.close();

        assertThat(waiting.failure()).isInstanceOf(ChannelClosedException.class);
        assertThat(broadcaster.tryBroadcast(1)).isTrue();
        assertThat(other.value()).isEqualTo(1);
    }

    @Test
    void b3_streamCancelled_isForgottenAtOnce() {
        var broadcaster = Channels.<Integer> broadcaster("prices").build();
        var stream = broadcaster.stream().subscribe().withSubscriber(AssertSubscriber.<Integer> create(10));
        assertThat(broadcaster.statistics().subscribers()).isEqualTo(1);
        assertThat(broadcaster.tryBroadcast(1)).isTrue();
        stream.assertItems(1).cancel();

        assertThat(broadcaster.statistics().subscribers()).isZero();
    }

    @Test
    void b5_complete_everySubscriberGetsItsBacklogThenTheEnd() {
        var broadcaster = Channels.<Integer> broadcaster("prices").build();
        var subscriptions = List.of(broadcaster.subscribe(), broadcaster.subscribe());
        List.of(1, 2, 3).forEach(broadcaster::tryBroadcast);

        broadcaster.complete();

        for (var subscription : subscriptions) {
            assertThat(crew.receiveEach(subscription, 3).value()).containsExactly(1, 2, 3);
            assertThat(crew.receive(subscription).failure()).isInstanceOfSatisfying(ChannelClosedException.class,
                    e -> assertThat(e.reason()).isEqualTo(CloseReason.COMPLETED));
            assertThat(subscription.isDrained()).isTrue();
        }
        assertThat(broadcaster.isClosed()).isTrue();
        assertThatExceptionOfType(ChannelClosedException.class).isThrownBy(() -> broadcaster.tryBroadcast(4));
        assertThatExceptionOfType(ChannelClosedException.class).isThrownBy(() -> broadcaster.broadcast(4))
                .withMessageContaining("prices");
    }

    @Test
    void b5_fail_everySubscriberGetsItsBacklogThenTheCause() {
        var broadcaster = Channels.<Integer> broadcaster("prices").build();
        var cause = new Exception("dry");
        var subscription = broadcaster.subscribe();
        var stream = broadcaster.stream().subscribe().withSubscriber(AssertSubscriber.<Integer> create(10));
        broadcaster.tryBroadcast(1);

        broadcaster.fail(cause);

        stream.assertItems(1);
        assertThat(stream.getFailure()).isSameAs(cause);
        assertThat(subscription.tryReceive()).isEqualTo(1);
        assertThatExceptionOfType(ChannelClosedException.class).isThrownBy(subscription::tryReceive).withCause(cause)
                .satisfies(e -> assertThat(e.reason()).isEqualTo(CloseReason.FAILED));
    }

    @Test
    void b5_completeWhileSubscribersWait_wakesThem() {
        var broadcaster = Channels.<Integer> broadcaster("prices").build();
        var waits = Stream.generate(broadcaster::subscribe).limit(3).map(subscription -> crew.call("iterate", () -> {
            int count = 0;
            for (int event : subscription) {
                count += event;
            }
            return count;
        })).toList();
        broadcaster.tryBroadcast(5);
        broadcaster.close();

        assertThat(waits).extracting(Op::value).containsOnly(5);
    }

    @Test
    void subscribe_afterComplete_endsAtOnce() {
        var broadcaster = Channels.<Integer> broadcaster("prices").build();
        broadcaster.complete();

        var failure = catchThrowable(() -> broadcaster.subscribe().tryReceive());

        assertThat(failure).isInstanceOf(ChannelClosedException.class);
    }

    @Test
    void whileItWaits_aSubscriptionTakesPartInASelect() {
        var broadcaster = Channels.<Integer> broadcaster("prices").build();
        var subscription = broadcaster.subscribe();
        var idle = Channels.<Integer> bounded(1);
        var chosen = crew.subscribe("select", Select.<String> first().receive(idle.receiver(), m -> "idle")
                .receive(subscription, m -> "price " + m).awaitAsync());

        assertThat(broadcaster.tryBroadcast(7)).isTrue();

        assertThat(chosen.value()).isEqualTo("price 7");
        Await.waitingReceivers(idle.control(), 0);
    }
}
