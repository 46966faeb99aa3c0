package io.quarkiverse.sluice.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.sluice.ChannelClosedException;
import io.quarkiverse.sluice.CloseReason;
import io.quarkiverse.sluice.DeadLetter;
import io.quarkiverse.sluice.Pipeline;
import io.quarkiverse.sluice.Receiver;
import io.quarkiverse.sluice.StageFailedException;
import io.quarkiverse.sluice.StageStatistics;
import io.quarkiverse.sluice.UndeliveredReason;
import io.quarkiverse.sluice.cdi.ChannelName;
import io.quarkiverse.sluice.cdi.Stage;
import io.quarkiverse.sluice.cdi.Undelivered;
import io.quarkus.test.QuarkusUnitTest;
import io.smallrye.mutiny.Uni;

/** P3 through annotations and properties. */
class PipelineFailureTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar.addClasses(Mill.class))
            .overrideConfigKey("quarkus.sluice.pipelines.skips.stages", "parse")
            .overrideRuntimeConfigKey("quarkus.sluice.pipelines.skips.stage.parse.on-failure", "skip")
            .overrideConfigKey("quarkus.sluice.pipelines.letters.stages", "parse")
            .overrideConfigKey("quarkus.sluice.pipelines.letters.stage.parse.dead-letter", "bad-lines")
            .overrideConfigKey("quarkus.sluice.pipelines.chosen.stages", "parse")
            .overrideConfigKey("quarkus.sluice.pipelines.chosen.stage.parse.dead-letter", "bad-lines")
            .overrideRuntimeConfigKey("quarkus.sluice.pipelines.chosen.stage.parse.on-failure", "skip")
            .overrideConfigKey("quarkus.sluice.pipelines.ends.stages", "first,second")
            .overrideConfigKey("quarkus.sluice.pipelines.tries.stages", "parse")
            .overrideRuntimeConfigKey("quarkus.sluice.pipelines.tries.stage.parse.on-failure", "skip")
            .overrideRuntimeConfigKey("quarkus.sluice.pipelines.tries.stage.parse.retry.max-attempts", "3")
            .overrideRuntimeConfigKey("quarkus.sluice.pipelines.tries.stage.parse.retry.delay", "0s")
            .overrideConfigKey("quarkus.sluice.pipelines.waits.stages", "parse")
            .overrideRuntimeConfigKey("quarkus.sluice.pipelines.waits.stage.parse.retry.max-attempts", "3")
            .overrideRuntimeConfigKey("quarkus.sluice.pipelines.waits.stage.parse.retry.delay", "1h")
            .overrideRuntimeConfigKey("quarkus.sluice.pipelines.waits.stage.parse.retry.max-delay", "1h")
            .overrideConfigKey("quarkus.sluice.pipelines.grows.stages", "parse")
            .overrideRuntimeConfigKey("quarkus.sluice.pipelines.grows.stage.parse.retry.max-attempts", "9")
            .overrideRuntimeConfigKey("quarkus.sluice.pipelines.grows.stage.parse.retry.delay", "1ms")
            .overrideRuntimeConfigKey("quarkus.sluice.pipelines.grows.stage.parse.retry.factor", "1e9")
            .overrideRuntimeConfigKey("quarkus.sluice.pipelines.grows.stage.parse.retry.max-delay", "1h")
            .overrideRuntimeConfigKey("quarkus.sluice.pipelines.grows.stage.parse.retry.jitter", "0")
            .overrideConfigKey("quarkus.sluice.pipelines.capped.stages", "parse")
            .overrideRuntimeConfigKey("quarkus.sluice.pipelines.capped.stage.parse.on-failure", "skip")
            .overrideRuntimeConfigKey("quarkus.sluice.pipelines.capped.stage.parse.retry.max-attempts", "4")
            .overrideRuntimeConfigKey("quarkus.sluice.pipelines.capped.stage.parse.retry.delay", "1ms")
            .overrideRuntimeConfigKey("quarkus.sluice.pipelines.capped.stage.parse.retry.factor", "1e9")
            .overrideRuntimeConfigKey("quarkus.sluice.pipelines.capped.stage.parse.retry.max-delay", "2ms")
            .overrideRuntimeConfigKey("quarkus.sluice.shutdown.drain-timeout", "0s");

    @Inject
    @ChannelName
    Pipeline<String, Integer> skips;

    @Inject
    @ChannelName
    Pipeline<String, Integer> letters;

    @Inject
    @ChannelName
    Pipeline<String, Integer> chosen;

    @Inject
    @ChannelName("bad-lines")
    Receiver<DeadLetter<String>> badLines;

    @Inject
    @ChannelName
    Pipeline<Integer, Integer> ends;

    @Inject
    @ChannelName
    Pipeline<Integer, Integer> tries;

    @Inject
    @ChannelName
    Pipeline<Integer, Integer> waits;

    @Inject
    @ChannelName
    Pipeline<Integer, Integer> grows;

    @Inject
    @ChannelName
    Pipeline<Integer, Integer> capped;

    @Inject
    Mill mill;

    @Test
    void p3_skip_goesOnWithTheNext() throws Exception {
        skips.input().sendAll(List.of("1", "x", "2"));

        assertThat(skips.output().receive(LONG)).isEqualTo(1);
        assertThat(skips.output().receive(LONG)).isEqualTo(2);
        assertThat(figures(skips)).satisfies(stage -> {
            assertThat(stage.in()).isEqualTo(3);
            assertThat(stage.out()).isEqualTo(2);
            assertThat(stage.skipped()).isEqualTo(1);
        });
    }

    @Test
    void p3_deadLetterChannel_getsTheMessageAndWhereItFailed() throws Exception {
        letters.input().sendAll(List.of("1", "x", "2"));

        assertThat(letters.output().receive(LONG)).isEqualTo(1);
        assertThat(letters.output().receive(LONG)).isEqualTo(2);
        DeadLetter<String> letter = badLines.receive(LONG);
        assertThat(letter.message()).isEqualTo("x");
        assertThat(letter.channel()).isEqualTo("letters.parse");
        assertThat(letter.failure()).isInstanceOfSatisfying(StageFailedException.class, where -> {
            assertThat(where.stage()).isEqualTo("parse");
            assertThat(where.item()).isEqualTo(2);
            assertThat(where.getCause()).isInstanceOf(NumberFormatException.class);
        });
        assertThat(figures(letters).deadLettered()).isEqualTo(1);
    }

    @Test
    void p3_deadLetterChannelAndSkip_givesTheMessageUp() throws Exception {
        chosen.input().sendAll(List.of("x", "2"));

        assertThat(chosen.output().receive(LONG)).isEqualTo(2);
        assertThat(figures(chosen).skipped()).isEqualTo(1);
    }

    @Test
    void p3_nothingSet_thePipelineEndsAndLaterOnesAreHandedOver() throws Exception {
        ends.input().sendAll(List.of(0, 1, 2, 3));
        mill.mayFail.countDown();

        assertThat(ends.output().receive(LONG)).isZero();
        assertThatThrownBy(() -> ends.output().receive(LONG)).isInstanceOfSatisfying(ChannelClosedException.class, e -> {
            assertThat(e.reason()).isEqualTo(CloseReason.FAILED);
            assertThat(e.getCause()).isInstanceOf(StageFailedException.class).hasMessageContaining("'second'")
                    .hasMessageContaining("'ends'").hasRootCauseInstanceOf(IOException.class);
        });
        await().untilAsserted(() -> assertThat(mill.handedOver).containsExactlyInAnyOrder("1 FAILED", "2 FAILED", "3 FAILED"));
        assertThatThrownBy(() -> ends.input().send(4)).isInstanceOf(ChannelClosedException.class);
    }

    @Test
    void p3_retryWithoutDelay_triesAsOftenAsConfigured() throws Exception {
        tries.input().sendAll(List.of(0, 1));

        assertThat(tries.output().receive(LONG)).isEqualTo(1);
        assertThat(mill.calls).hasValue(3);
        assertThat(figures(tries).retried()).isEqualTo(2);
        assertThat(figures(tries).skipped()).isEqualTo(1);
    }

    @Test
    void p3_retryWithLongDelay_holdsTheLine() throws Exception {
        waits.input().sendAll(List.of(0, 1));

        await().untilAsserted(() -> assertThat(figures(waits).retried()).isEqualTo(1));
        assertThat(figures(waits).inFlight()).isEqualTo(1);
        assertThat(waits.output().tryReceive()).isNull();
    }

    @Test
    void p3_retryFactor_makesTheSecondWaitLong() throws Exception {
        grows.input().send(0);

        await().untilAsserted(() -> assertThat(figures(grows).retried()).isEqualTo(2));
        assertThat(figures(grows).inFlight()).isEqualTo(1);
    }

    @Test
    void p3_retryMaxDelay_keepsWaitsShort() throws Exception {
        capped.input().sendAll(List.of(0, 1));

        assertThat(capped.output().receive(LONG)).isEqualTo(1);
        assertThat(figures(capped).retried()).isEqualTo(3);
    }

    private static StageStatistics figures(Pipeline<?, ?> pipeline) {
        return pipeline.statistics().get(0);
    }

    @Singleton
    static class Mill {

        final AtomicInteger calls = new AtomicInteger();
        final CountDownLatch mayFail = new CountDownLatch(1);
        final Queue<String> handedOver = new ConcurrentLinkedQueue<>();

        @Stage("skips.parse")
        int skips(String line) {
            return Integer.parseInt(line);
        }

        @Stage("letters.parse")
        Uni<Integer> letters(String line) {
            return Uni.createFrom().item(() -> Integer.parseInt(line));
        }

        @Stage("chosen.parse")
        int chosen(String line) {
            return Integer.parseInt(line);
        }

        @Stage("ends.first")
        int first(int number) {
            return number;
        }

        @Stage("ends.second")
        int second(int number) throws Exception {
            mayFail.await();
            if (number == 1) {
                throw new IOException("bad");
            }
            return number;
        }

        @Undelivered("ends")
        void lost(Integer number, UndeliveredReason reason) {
            handedOver.add(number + " " + reason);
        }

        @Stage("tries.parse")
        int tries(int number) throws IOException {
            return zeroFails(number, calls);
        }

        @Stage("waits.parse")
        int waits(int number) throws IOException {
            return zeroFails(number, new AtomicInteger());
        }

        @Stage("grows.parse")
        int grows(int number) throws IOException {
            return zeroFails(number, new AtomicInteger());
        }

        @Stage("capped.parse")
        int capped(int number) throws IOException {
            return zeroFails(number, new AtomicInteger());
        }

        private static int zeroFails(int number, AtomicInteger calls) throws IOException {
            if (number == 0) {
                calls.incrementAndGet();
                throw new IOException("zero");
            }
            return number;
        }
    }
}
