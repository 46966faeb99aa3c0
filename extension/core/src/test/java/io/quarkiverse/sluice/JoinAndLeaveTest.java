package io.quarkiverse.sluice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.quarkiverse.sluice.fixture.Await;
import io.quarkiverse.sluice.fixture.Caller;
import io.quarkiverse.sluice.fixture.Crew;
import io.quarkiverse.sluice.fixture.Op;

/** B1 and B3 while subscribers come and go. */
@ParameterizedClass
@EnumSource
class JoinAndLeaveTest {

    private static final int GUESTS = 60;
    private static final int EVENTS_EACH = 20;

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
    @EnumSource(names = { "BLOCK", "LAG" })
    void b1_whoJoinsWhileBroadcasting_seesARunWithoutHoles(SlowSubscriber policy) {
        var broadcaster = Channels.<Integer> broadcaster("prices").buffer(64).slowSubscriber(policy).replay(2).build();
        var over = new AtomicBoolean();
        var broadcasting = crew.call("broadcast", () -> {
            int event = 0;
            for (; !over.get(); event++) {
                while (!broadcaster.tryBroadcast(event) && !over.get()) {
                    Await.giveWay();
                }
                Await.giveWay();
            }
            return event;
        });
        var runs = new ArrayList<Op<List<Integer>>>();
        for (int i = 0; i < GUESTS; i++) {
            runs.add(crew.call("guest", () -> guest(broadcaster)));
        }

        runs.forEach(run -> {
            var seen = run.value();
            assertThat(seen).isEqualTo(IntStream.range(0, seen.size()).map(i -> seen.get(0) + i).boxed().toList());
        });
        over.set(true);
        assertThat(broadcasting.value()).isPositive();
        assertThat(broadcaster.statistics().subscribers()).isZero();
    }

    /** What a guest sees up to a gap, if there is one. */
    private static List<Integer> guest(Broadcaster<Integer> broadcaster) throws InterruptedException {
        var seen = new ArrayList<Integer>();
        try (var subscription = broadcaster.subscribe()) {
            while (seen.size() < EVENTS_EACH) {
                seen.add(subscription.receive());
            }
        } catch (SubscriptionLaggedException gap) {
            assertThat(gap.skipped()).isPositive();
        }
        return seen;
    }
}
