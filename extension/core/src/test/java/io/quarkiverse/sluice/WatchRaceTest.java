package io.quarkiverse.sluice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.quarkiverse.sluice.fixture.Caller;
import io.quarkiverse.sluice.fixture.Crew;
import io.quarkiverse.sluice.fixture.Op;

/** T1 under a race of many values, many watchers and the end. */
class WatchRaceTest {

    private static final int ROUNDS = 50;
    private static final int WATCHERS = 4;
    private static final int LAST = 500;

    @ParameterizedTest
    @EnumSource
    void t1_manyWatchers_seeNoValueTwiceOrBackwardsAndAlwaysTheLast(Caller caller) {
        assumeTrue(caller.isAvailable(), "This JDK has no virtual threads");
        for (int round = 0; round < ROUNDS; round++) {
            try (var crew = new Crew(caller)) {
                Watch<Integer> count = Channels.watch("count");
                var seen = new ArrayList<Op<List<Integer>>>();
                for (int i = 0; i < WATCHERS; i++) {
                    seen.add(see(crew, caller, count.watch()));
                }
                var set = crew.call("set", () -> {
                    for (int value = 1; value <= LAST; value++) {
                        count.set(value);
                    }
                    count.complete();
                    return 0;
                });
                seen.add(see(crew, caller, count.watch()));

                set.value();
                for (var values : seen) {
                    assertThat(values.value()).isSorted().doesNotHaveDuplicates().endsWith(LAST);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void t1_manyReceiversOfOneWatcher_shareTheValuesAndOneSeesTheLast(Caller caller) {
        assumeTrue(caller.isAvailable(), "This JDK has no virtual threads");
        for (int round = 0; round < ROUNDS; round++) {
            try (var crew = new Crew(caller)) {
                Watch<Integer> count = Channels.watch("count");
                var watcher = count.watch();
                var seen = new ArrayList<Op<List<Integer>>>();
                for (int i = 0; i < WATCHERS; i++) {
                    seen.add(see(crew, caller, watcher));
                }
                for (int value = 1; value <= LAST; value++) {
                    count.set(value);
                }
                count.complete();

                var all = new ArrayList<Integer>();
                for (var values : seen) {
                    assertThat(values.value()).isSorted();
                    all.addAll(values.value());
                }
                assertThat(all).doesNotHaveDuplicates().contains(LAST);
            }
        }
    }

    /** All that a watcher receives until the end. */
    private static Op<List<Integer>> see(Crew crew, Caller caller, Watcher<Integer> watcher) {
        return caller.blocks() ? crew.call("see", () -> {
            var values = new ArrayList<Integer>();
            watcher.forEach(values::add);
            return values;
        }) : crew.subscribe("see", watcher.stream().collect().asList());
    }
}
