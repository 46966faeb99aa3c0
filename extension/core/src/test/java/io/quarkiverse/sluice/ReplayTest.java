package io.quarkiverse.sluice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.quarkiverse.sluice.fixture.Caller;
import io.quarkiverse.sluice.fixture.Crew;

/** B4: who comes later gets the last events first. */
@ParameterizedClass
@EnumSource
class ReplayTest {

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

    private static Broadcaster<Integer> broadcaster(int events) {
        var broadcaster = Channels.<Integer> broadcaster("prices").buffer(4).replay(3).build();
        for (int i = 0; i < events; i++) {
            assertThat(broadcaster.tryBroadcast(i)).isTrue();
        }
        return broadcaster;
    }

    @ParameterizedTest
    @EnumSource(names = { "LAG", "BLOCK", "DROP_NEWEST", "DISCONNECT" })
    void b4_newSubscriber_getsTheLastEventsThenTheNewOnes(SlowSubscriber policy) {
        var broadcaster = broadcaster(10);
        var subscription = broadcaster.subscribe(SubscriberOptions.policy(policy));
        broadcaster.tryBroadcast(10);

        assertThat(crew.receiveEach(subscription, 4).value()).containsExactly(7, 8, 9, 10);
        assertThat(subscription.missed()).isZero();
        assertThat(broadcaster.statistics().lagged()).isZero();
    }

    @Test
    void b4_fewerEventsThanThat_getsThemAll() {
        assertThat(crew.receiveEach(broadcaster(2).subscribe(), 2).value()).containsExactly(0, 1);
    }

    @Test
    void b4_smallerBuffer_getsWhatItHoldsWithoutAGap() {
        var broadcaster = broadcaster(10);
        var small = broadcaster.subscribe(SubscriberOptions.defaults().withBuffer(2));
        var latest = broadcaster.subscribe(SubscriberOptions.policy(SlowSubscriber.LATEST));

        assertThat(crew.receiveEach(small, 2).value()).containsExactly(8, 9);
        assertThat(crew.receive(latest).value()).isEqualTo(9);
        assertThat(small.missed() + latest.missed()).isZero();
    }

    @Test
    void b4_subscriberThatAsksForFewer_getsFewer() {
        var broadcaster = broadcaster(10);
        var one = broadcaster.subscribe(SubscriberOptions.defaults().withReplay(1));
        var none = broadcaster.subscribe(SubscriberOptions.defaults().withReplay(0));

        assertThat(crew.receive(one).value()).isEqualTo(9);
        assertThat(none.tryReceive()).isNull();
    }

    @Test
    void b4_blockingSubscriberFullOfReplay_isWaitedFor() {
        var broadcaster = broadcaster(10);
        var subscription = broadcaster.subscribe(SubscriberOptions.policy(SlowSubscriber.BLOCK).withBuffer(3));

        assertThat(broadcaster.tryBroadcast(10)).isFalse();
        assertThat(crew.receive(subscription).value()).isEqualTo(7);
        assertThat(broadcaster.tryBroadcast(10)).isTrue();
    }

    @Test
    void b4_afterCompletion_replayThenTheEnd() {
        var broadcaster = broadcaster(10);
        broadcaster.complete();

        var subscription = broadcaster.subscribe();

        assertThat(crew.receiveEach(subscription, 3).value()).containsExactly(7, 8, 9);
        assertThat(crew.receive(subscription).failure()).isInstanceOf(ChannelClosedException.class);
    }

    @Test
    void b4_replayedEvents_areThereForEachWhoComes() {
        var broadcaster = broadcaster(10);
        for (int i = 0; i < 3; i++) {
            try (var subscription = broadcaster.subscribe()) {
                assertThat(crew.receiveEach(subscription, 3).value()).containsExactly(7, 8, 9);
            }
        }
        var stream = crew.subscribe("stream", broadcaster.stream().select().first(3).collect().asList());
        assertThat(stream.value()).isEqualTo(IntStream.range(7, 10).boxed().toList());
    }

    @Test
    void b4_settingsOutOfRange_areRefusedWithTheirValue() {
        var builder = Channels.<Integer> broadcaster("prices").buffer(2);
        assertThatIllegalArgumentException().isThrownBy(() -> builder.replay(-1)).withMessageContaining("-1");
        assertThatIllegalArgumentException().isThrownBy(() -> builder.replay(3).build()).withMessageContaining("prices")
                .withMessageContaining("3").withMessageContaining("2");
        var broadcaster = broadcaster(1);
        assertThatIllegalArgumentException().isThrownBy(
                () -> broadcaster.subscribe(SubscriberOptions.defaults().withReplay(4))).withMessageContaining("prices");
        assertThatIllegalArgumentException().isThrownBy(() -> SubscriberOptions.defaults().withReplay(-2))
                .withMessageContaining("-2");
        assertThat(broadcaster.statistics().subscribers()).isZero();
        assertThat(List.of(broadcaster.subscribe().depth())).containsExactly(1L);
    }
}
