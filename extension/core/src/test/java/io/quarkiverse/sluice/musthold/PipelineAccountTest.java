package io.quarkiverse.sluice.musthold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.quarkiverse.sluice.ChannelClosedException;
import io.quarkiverse.sluice.ChannelPair;
import io.quarkiverse.sluice.Channels;
import io.quarkiverse.sluice.CloseReason;
import io.quarkiverse.sluice.DeadLetter;
import io.quarkiverse.sluice.Pipeline;
import io.quarkiverse.sluice.PipelineBuilder;
import io.quarkiverse.sluice.RetryPolicy;
import io.quarkiverse.sluice.StageFailedException;
import io.quarkiverse.sluice.StageOptions;
import io.quarkiverse.sluice.StageOrder;
import io.quarkiverse.sluice.StageStatistics;
import io.quarkiverse.sluice.fixture.Await;
import io.quarkiverse.sluice.fixture.Caller;
import io.quarkiverse.sluice.fixture.Crew;
import io.quarkiverse.sluice.fixture.Shuffle;
import io.quarkiverse.sluice.fixture.StageKind;
import io.quarkiverse.sluice.fixture.Stress;
import io.quarkiverse.sluice.fixture.Undelivered;
import io.smallrye.mutiny.Uni;

/**
 * Four stages with a concurrency of four, results in random order and failures in one of a hundred items: whatever the order
 * and the policy, each item is accounted for, and completion drains.
 */
@ParameterizedClass(name = "order {0}, {1}")
@MethodSource("everyOrderOnEveryThread")
class PipelineAccountTest {

    private static final int STAGES = 4;
    private static final int ITEMS = Stress.of(20_000);
    private static final int KEYS = 13;
    private static final int FAILS_ONE_OF = 100;

    @Parameter(0)
    StageOrder order;
    @Parameter(1)
    StageKind kind;

    private final Shuffle shuffle = new Shuffle(4);
    private final Undelivered<Object> handedOver = new Undelivered<>();
    private final ChannelPair<DeadLetter<Integer>> letters = Channels.unbounded();
    private final Map<String, AtomicInteger> tries = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> busy = new ConcurrentHashMap<>();
    private final AtomicInteger clashes = new AtomicInteger();
    private Crew crew;

    static Stream<Arguments> everyOrderOnEveryThread() {
        return Stream.of(StageOrder.values())
                .flatMap(order -> Stream.of(StageKind.values()).map(kind -> Arguments.of(order, kind)));
    }

    @AfterEach
    void noThreadStays() {
        shuffle.close();
        if (crew != null) {
            crew.close();
        }
    }

    @Test
    void p3_skip_eachItemIsOutOrSkipped() {
        var pipeline = pipeline(1, StageOptions.defaults().skippingFailures());

        var out = through(pipeline);

        assertThat(out).isEqualTo(inOrder(out)).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(survivors());
        assertThat(sum(pipeline, StageStatistics::skipped)).isEqualTo(ITEMS - out.size()).isPositive();
        assertAccountsAgree(pipeline);
    }

    @Test
    void p3_deadLetters_eachItemIsOutOrADeadLetter() {
        var pipeline = pipeline(1, StageOptions.defaults().<Integer> deadLettersTo(letters.sender()));

        var out = through(pipeline);

        var dead = dead();
        assertThat(out).isEqualTo(inOrder(out)).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(survivors());
        assertThat(dead).doesNotHaveDuplicates().hasSize(ITEMS - out.size()).doesNotContainAnyElementsOf(out);
        assertThat(sum(pipeline, StageStatistics::deadLettered)).isEqualTo(dead.size());
        assertAccountsAgree(pipeline);
    }

    @Test
    void p3_retry_eachItemIsOut() {
        var pipeline = pipeline(1, StageOptions.defaults().withRetry(atOnce(2)));

        var out = through(pipeline);

        assertThat(out).isEqualTo(inOrder(out)).containsExactlyInAnyOrderElementsOf(items());
        assertThat(sum(pipeline, StageStatistics::retried)).isEqualTo(failures());
        assertAccountsAgree(pipeline);
    }

    @Test
    void p3_retryThenDeadLetter_eachItemIsOutOrADeadLetter() {
        var pipeline = pipeline(3, StageOptions.defaults().withRetry(atOnce(3)).<Integer> deadLettersTo(letters.sender()));

        var out = through(pipeline);

        var all = new ArrayList<>(out);
        all.addAll(dead());
        assertThat(all).containsExactlyInAnyOrderElementsOf(items());
        assertThat(out).isEqualTo(inOrder(out));
        assertThat(sum(pipeline, StageStatistics::retried)).isEqualTo(2 * sum(pipeline, StageStatistics::failed));
        assertAccountsAgree(pipeline);
    }

    @Test
    void p3_retryThenSkip_eachItemIsOutOrSkipped() {
        var pipeline = pipeline(3, StageOptions.defaults().withRetry(atOnce(3)).skippingFailures());

        var out = through(pipeline);

        assertThat(out).isEqualTo(inOrder(out)).containsExactlyInAnyOrderElementsOf(survivors());
        assertThat(sum(pipeline, StageStatistics::skipped)).isEqualTo(ITEMS - out.size());
        assertAccountsAgree(pipeline);
    }

    @Test
    void p3_fail_eachItemIsOutOrHandedOverOrStillWithItsSender() {
        assumeAvailable();
        var pipeline = pipeline(1, StageOptions.defaults());
        var sent = new AtomicInteger();
        crew.call("send", () -> {
            for (int item : items()) {
                pipeline.input().send(item);
                sent.incrementAndGet();
            }
            return null;
        });
        var out = new ArrayList<Integer>();
        var end = crew.call("iterate", () -> {
            pipeline.output().forEach(out::add);
            return null;
        }).failure();

        assertThat(end).isInstanceOfSatisfying(ChannelClosedException.class, e -> {
            assertThat(e.reason()).isEqualTo(CloseReason.FAILED);
            assertThat(e.getCause()).isInstanceOf(StageFailedException.class);
        });
        Await.until("nothing is inside", () -> pipeline.statistics().stream()
                .allMatch(stage -> stage.inFlight() == 0 && stage.depth() == 0));
        Await.until("each is accounted for", () -> out.size() + handedOver.count() == sent.get());
        Set<Object> all = new HashSet<>(out);
        all.addAll(handedOver.messages());
        assertThat(all).isEqualTo(new HashSet<Object>(items().subList(0, sent.get())));
        assertThat(out).isEqualTo(inOrder(out)).doesNotHaveDuplicates();
        if (order == StageOrder.INPUT) {
            assertThat(out).as("the earlier ones").isEqualTo(items().subList(0, out.size()));
        }
    }

    private Pipeline<Integer, Integer> pipeline(int failuresEach, StageOptions<? super Integer> policy) {
        assumeAvailable();
        @SuppressWarnings("unchecked")
        var common = ((StageOptions<Integer>) policy).withConcurrency(4).withCapacity(8);
        var options = switch (order) {
            case INPUT -> common;
            case KEY -> common.orderedBy((Integer item) -> item % KEYS);
            case NONE -> common.unordered();
        };
        PipelineBuilder<Integer, Integer> builder = Channels.<Integer> pipeline("etl").onUndelivered(handedOver);
        for (int stage = 0; stage < STAGES; stage++) {
            int number = stage;
            builder = kind.add(builder, "stage" + stage, item -> work(number, item, failuresEach), options);
        }
        return builder.build();
    }

    private void assumeAvailable() {
        assumeTrue(kind.isAvailable(), "This JDK has no virtual threads");
        if (crew == null) {
            crew = new Crew(kind == StageKind.VIRTUAL ? kind.caller() : Caller.PLATFORM);
        }
    }

    private Uni<Integer> work(int stage, int item, int failuresEach) throws IOException {
        var mine = busy.computeIfAbsent(stage + "/" + item % KEYS, key -> new AtomicInteger());
        if (mine.incrementAndGet() > 1) {
            clashes.incrementAndGet();
        }
        if (fails(stage, item)
                && tries.computeIfAbsent(stage + "/" + item, key -> new AtomicInteger()).incrementAndGet() <= failuresEach) {
            mine.decrementAndGet();
            throw new IOException("as it happens");
        }
        return shuffle.later(item).invoke(mine::decrementAndGet);
    }

    private static boolean fails(int stage, int item) {
        return new Random(31L * item + stage).nextInt(FAILS_ONE_OF) == 0;
    }

    private static long failures() {
        return IntStream.range(0, STAGES).mapToLong(stage -> items().stream().filter(item -> fails(stage, item)).count()).sum();
    }

    private static List<Integer> survivors() {
        return items().stream().filter(item -> IntStream.range(0, STAGES).noneMatch(stage -> fails(stage, item))).toList();
    }

    /** Sends all items, closes, and receives until the output completes. */
    private List<Integer> through(Pipeline<Integer, Integer> pipeline) {
        crew.call("send", () -> {
            for (int item : items()) {
                pipeline.input().send(item);
            }
            pipeline.close();
            return null;
        });
        return crew.call("iterate", () -> {
            var out = new ArrayList<Integer>();
            pipeline.output().forEach(out::add);
            return out;
        }).value();
    }

    private List<Integer> dead() {
        var received = new ArrayList<DeadLetter<Integer>>();
        letters.receiver().drainTo(received, Integer.MAX_VALUE);
        return received.stream().map(DeadLetter::message).toList();
    }

    /** What comes out as the order demands: of all items, of those of each key, or as it may. */
    private List<Integer> inOrder(List<Integer> out) {
        if (order == StageOrder.INPUT) {
            return out.stream().sorted().toList();
        }
        if (order == StageOrder.KEY) {
            assertThat(clashes).hasValue(0);
            out.stream().collect(Collectors.groupingBy(item -> item % KEYS)).values()
                    .forEach(ofKey -> assertThat(ofKey).isSorted());
        }
        return out;
    }

    private void assertAccountsAgree(Pipeline<Integer, Integer> pipeline) {
        assertThat(handedOver.count()).isZero();
        assertThat(pipeline.statistics()).allSatisfy(stage -> {
            assertThat(stage.in()).isEqualTo(stage.out() + stage.deadLettered() + stage.skipped())
                    .isEqualTo(stage.processed());
            assertThat(stage.inFlight()).isZero();
            assertThat(stage.depth()).isZero();
        });
    }

    private static long sum(Pipeline<?, ?> pipeline, ToLongFunction<StageStatistics> figure) {
        return pipeline.statistics().stream().mapToLong(figure).sum();
    }

    private static RetryPolicy atOnce(int attempts) {
        return RetryPolicy.attempts(attempts).withDelay(Duration.ZERO);
    }

    private static List<Integer> items() {
        return IntStream.range(0, ITEMS).boxed().toList();
    }
}
