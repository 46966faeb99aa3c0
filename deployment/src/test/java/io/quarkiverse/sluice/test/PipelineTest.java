package io.quarkiverse.sluice.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.sluice.Pipeline;
import io.quarkiverse.sluice.StageStatistics;
import io.quarkiverse.sluice.cdi.ChannelName;
import io.quarkiverse.sluice.cdi.Stage;
import io.quarkus.test.QuarkusUnitTest;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

class PipelineTest {

    private static final Duration LONG = Duration.ofSeconds(10);

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar.addClasses(Mill.class))
            .overrideConfigKey("quarkus.sluice.pipelines.etl.stages", "parse,check,spread,price")
            .overrideConfigKey("quarkus.sluice.pipelines.drain.stages", "swallow")
            .overrideConfigKey("quarkus.sluice.pipelines.race.stages", "run")
            .overrideRuntimeConfigKey("quarkus.sluice.pipelines.etl.capacity", "3")
            .overrideRuntimeConfigKey("quarkus.sluice.pipelines.etl.stage.parse.capacity", "5")
            .overrideRuntimeConfigKey("quarkus.sluice.pipelines.race.stage.run.concurrency", "2")
            .overrideRuntimeConfigKey("quarkus.sluice.pipelines.race.stage.run.ordered", "false");

    @Inject
    @ChannelName
    Pipeline<String, String> etl;

    @Inject
    @ChannelName
    Pipeline<String, Void> drain;

    @Inject
    @ChannelName
    Pipeline<Integer, Integer> race;

    @Test
    void everyShapeOfStage_handsOnInOrder() throws Exception {
        etl.input().sendAll(List.of("1", "-1", "2"));

        var results = new ArrayList<String>();
        while (results.size() < 4) {
            results.add(etl.output().receive(LONG));
        }
        assertThat(results).containsExactly("1!", "1?", "2!", "2?");
    }

    @Test
    void configuredCapacities_areThoseOfTheStages() {
        assertThat(etl.output().capacity()).isEqualTo(3);
        assertThat(etl.input().capacity()).isEqualTo(5);
        assertThat(etl.statistics()).extracting(StageStatistics::name).containsExactly("parse", "check", "spread",
                "price");
    }

    @Test
    void sink_handsNothingOn() throws Exception {
        drain.input().send("x");

        await().untilAsserted(() -> assertThat(drain.statistics().get(0).processed()).isEqualTo(1));
        assertThat(drain.output().tryReceive()).isNull();
    }

    @Test
    void unorderedStage_withTwoAtOnce_letsTheSecondOvertakeTheFirst() throws Exception {
        race.input().send(1);
        race.input().send(2);

        assertThat(race.output().receive(LONG)).isEqualTo(2);
        Mill.FIRST_MAY_END.countDown();
        assertThat(race.output().receive(LONG)).isEqualTo(1);
    }

    static class Mill {

        static final CountDownLatch FIRST_MAY_END = new CountDownLatch(1);

        @Stage("etl.parse")
        int parse(String line) {
            return Integer.parseInt(line);
        }

        @Stage("etl.check")
        Optional<Integer> check(Integer number) {
            return number < 0 ? Optional.empty() : Optional.of(number);
        }

        @Stage("etl.spread")
        Multi<String> spread(Number number) {
            return Multi.createFrom().items(number + "!", number + "?");
        }

        @Stage("etl.price")
        Uni<String> price(String text) {
            return Uni.createFrom().item(text);
        }

        @Stage("drain.swallow")
        Uni<Void> swallow(String text) {
            return Uni.createFrom().voidItem();
        }

        @Stage("race.run")
        Integer run(Integer number) throws InterruptedException {
            if (number == 1) {
                FIRST_MAY_END.await();
            }
            return number;
        }
    }
}
